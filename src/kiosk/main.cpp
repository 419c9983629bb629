// helppoint: the kiosk. Reads the settings and the trust, opens the pack if its signatures are good, and serves one
// visit after another. There is no switch that skips a check.
#include <getopt.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "built_in.h"
#include "kiosk/lockdown.h"
#include "kiosk/script.h"
#include "kiosk/settings.h"
#include "kiosk/supervisor.h"

namespace {

using namespace hp;

struct Call {
  std::string pack, store = "/var/lib/helppoint", trust = "/etc/helppoint/trust", config = "/etc/helppoint/kiosk.toml";
  std::string receipt = "/run/helppoint/receipt", script, shots;
  std::optional<window::Size> size;
  std::optional<Language> language;
  std::optional<std::string> page;
  bool real = false, preview = false, self_test = false;
};

constexpr const char* usage =
    "usage: helppoint [--pack FILE | --store DIR] [--trust DIR] [--config FILE] [--receipt FILE]\n"
    "                 [--window WxH] [--lang TAG [--page "
    "ID]] [--preview]\n"
    "                 [--script FILE [--shots DIR] [--real]] | --self-test\n"
    "Shows the help point. Without --window it takes the whole screen. The pack must be signed by the keys in "
    "--trust.\n";

int wrong_call(const std::string& why) {
  std::fprintf(stderr, "helppoint: %s\n%s", why.c_str(), usage);
  return 2;
}

// The exit code, where the call itself ends the program.
std::optional<int> parse(int argc, char** argv, Call& call) {
  static const option options[] = {{"pack", required_argument, nullptr, 'p'},
                                   {"store", required_argument, nullptr, 's'},
                                   {"trust", required_argument, nullptr, 't'},
                                   {"config", required_argument, nullptr, 'c'},
                                   {"receipt", required_argument, nullptr, 'e'},
                                   {"window", required_argument, nullptr, 'w'},
                                   {"lang", required_argument, nullptr, 'l'},
                                   {"script", required_argument, nullptr, 'j'},
                                   {"shots", required_argument, nullptr, 'i'},
                                   {"real", no_argument, nullptr, 'r'},
                                   {"page", required_argument, nullptr, 'g'},
                                   {"preview", no_argument, nullptr, 'v'},
                                   {"self-test", no_argument, nullptr, 'x'},
                                   {"help", no_argument, nullptr, 'h'},
                                   {nullptr, 0, nullptr, 0}};
  opterr = 0;
  for (int c = 0; (c = getopt_long(argc, argv, "", options, nullptr)) != -1;) {
    switch (c) {
      case 'p':
        call.pack = optarg;
        break;
      case 's':
        call.store = optarg;
        break;
      case 't':
        call.trust = optarg;
        break;
      case 'c':
        call.config = optarg;
        break;
      case 'e':
        call.receipt = optarg;
        break;
      case 'j':
        call.script = optarg;
        break;
      case 'i':
        call.shots = optarg;
        break;
      case 'r':
        call.real = true;
        break;
      case 'g':
        call.page = optarg;
        break;
      case 'x':
        call.self_test = true;
        break;
      case 'v':
        call.preview = true;
        break;
      case 'w': {
        int width = 0, height = 0;
        char rest = 0;
        if (std::sscanf(optarg, "%dx%d%c", &width, &height, &rest) != 2 || width < 320 || height < 320 ||
            width > 8192 || height > 8192)
          return wrong_call("--window is WIDTHxHEIGHT in px, from 320x320 to 8192x8192");
        call.size = window::Size{width, height};
        break;
      }
      case 'l': {
        auto language = Language::parse(optarg);
        if (!language) return wrong_call(language.error().detail);
        call.language = std::move(*language);
        break;
      }
      case 'h':
        std::fputs(usage, stdout);
        return 0;
      default:
        return wrong_call(std::string("'") + argv[optind - 1] + "' is not an option, or lacks its value");
    }
  }
  if (optind < argc) return wrong_call(std::string("'") + argv[optind] + "' is too much");
  if (call.script.empty() && (!call.shots.empty() || call.real))
    return wrong_call("--shots and --real go with --script");
  if (call.page && !call.language) return wrong_call("--page goes with --lang");
  return std::nullopt;
}

void say(const Error& error) { std::fprintf(stderr, "helppoint: %s\n", error.detail.c_str()); }

// Beside the program: ../share/helppoint/built-in.helppack, in /usr and in a build folder alike.
std::optional<kiosk::BuiltIn> find_built_in() {
  std::error_code none;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", none);
  if (none) return std::nullopt;
  kiosk::BuiltIn built_in{program.parent_path().parent_path() / "share/helppoint/built-in.helppack"};
  std::memcpy(built_in.manifest.data(), kiosk::built_in_manifest, built_in.manifest.size());
  return built_in;
}

}  // namespace

int main(int argc, char** argv) {
  Call call;
  if (const auto code = parse(argc, argv, call)) return *code;
  if (call.self_test) return kiosk::self_test();
  const char* const listener = std::getenv("NOTIFY_SOCKET");
  const std::string notify = listener != nullptr ? listener : "";
  kiosk::bare_environment();

  std::vector<kiosk::Verb> script;
  if (!call.script.empty()) {
    std::ifstream file(call.script);
    if (!file) return wrong_call("the script " + call.script + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    auto parsed = kiosk::parse_script(text.str(), call.script);
    if (!parsed) {
      std::fprintf(stderr, "%s\n", parsed.error().detail.c_str());
      return 2;
    }
    script = std::move(*parsed);
  }

  kiosk::Setup setup;
  if (auto settings = kiosk::read_settings(call.config))
    setup.settings = std::move(*settings);
  else
    say(settings.error());

  // From here on only verified bytes are parsed.
  kiosk::Shelf shelf({call.pack, call.store, call.trust, find_built_in()});
  setup.size = call.size;
  setup.language = call.language;
  setup.page = call.page;
  setup.preview = call.preview;
  setup.scripted = !call.script.empty();
  setup.headless = setup.scripted && !call.real;
  std::optional<kiosk::ReceiptWatch> watch;
  if (!setup.headless && !setup.preview) watch.emplace(call.receipt);
  if (setup.scripted)
    return kiosk::run_script(std::move(setup), shelf, watch ? &*watch : nullptr, script, call.script, call.shots);
  return kiosk::supervise(std::move(setup), shelf, watch ? &*watch : nullptr, notify);
}
