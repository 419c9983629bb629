// helppoint-update: carries a pack from a stick into the kiosk's store. No screen, no network, no parser for anything
// that is not signed. Exit code 0 installed, 1 refused or failed with a sentence, 2 the call itself was wrong.
#include <getopt.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>

#include "update/install.h"
#include "update/receipt_file.h"
#include "update/refusal.h"
#include "update/stick.h"

namespace {

using namespace hp;

constexpr const char* usage =
    "helppoint-update (--device FILE | --from DIR) --store DIR --trust DIR --receipt FILE [--allow-older]\n"
    "  --device FILE    the stick, such as /dev/sdb1: FAT or exFAT, read and never written\n"
    "  --from DIR       a folder in its place; at most four *.helppack in it are looked at\n"
    "  --store DIR      the kiosk's store, /var/lib/helppoint\n"
    "  --trust DIR      who may sign, /etc/helppoint/trust\n"
    "  --receipt FILE   what the screen is to say of it, /run/helppoint/receipt\n"
    "  --allow-older    lets an older pack in, or the same once more\n";

struct Call {
  std::string device, from, store, trust, receipt;
  bool allow_older = false;
};

int wrong_call(const std::string& why) {
  std::fprintf(stderr, "helppoint-update: %s\n%s", why.c_str(), usage);
  return 2;
}

// An exit code where there is nothing to be done.
std::optional<int> parse(int argc, char** argv, Call& call) {
  const option options[] = {{"device", required_argument, nullptr, 'd'},  {"from", required_argument, nullptr, 'f'},
                            {"store", required_argument, nullptr, 's'},   {"trust", required_argument, nullptr, 't'},
                            {"receipt", required_argument, nullptr, 'r'}, {"allow-older", no_argument, nullptr, 'o'},
                            {"help", no_argument, nullptr, 'h'},          {nullptr, 0, nullptr, 0}};
  opterr = 0;
  for (int c; (c = getopt_long(argc, argv, "", options, nullptr)) != -1;) {
    switch (c) {
      case 'd':
        call.device = optarg;
        break;
      case 'f':
        call.from = optarg;
        break;
      case 's':
        call.store = optarg;
        break;
      case 't':
        call.trust = optarg;
        break;
      case 'r':
        call.receipt = optarg;
        break;
      case 'o':
        call.allow_older = true;
        break;
      case 'h':
        std::fputs(usage, stdout);
        return 0;
      default:
        return wrong_call(std::string("'") + argv[optind - 1] + "' is not an option, or lacks its value");
    }
  }
  if (optind < argc) return wrong_call(std::string("'") + argv[optind] + "' is too much");
  if (call.device.empty() == call.from.empty()) return wrong_call("--device or --from is needed, and not both");
  if (call.store.empty() || call.trust.empty() || call.receipt.empty())
    return wrong_call("--store, --trust and --receipt are needed");
  return std::nullopt;
}

void say(const std::string& sentence) { std::fprintf(stderr, "helppoint-update: %s\n", sentence.c_str()); }

}  // namespace

int main(int argc, char** argv) {
  Call call;
  if (const auto code = parse(argc, argv, call)) return *code;

  // systemd says so when the stick is pulled out. What was copied by then is still taken in, and what was not is refused
  // by its reading; either way the screen is told.
  std::signal(SIGTERM, SIG_IGN);

  update::ReceiptFile receipt(call.receipt, say);
  pack::RealDisk disk;
  pack::InstallRules rules;
  rules.allow_older = call.allow_older;
  const auto refuse = [&](const Error& error) {
    say(error.detail);
    receipt.refused(update::refusal_of(error));
    return 1;
  };
  receipt.working(0);
  // Rights are for mounting alone, and gone before the first byte of a stick is read.
  std::optional<update::Stick> stick;
  if (auto opened = call.device.empty() ? update::Stick::open(call.from) : update::Stick::mount(call.device))
    stick = *std::move(opened);
  else
    return refuse(opened.error());
  if (!call.device.empty()) {
    ::close(STDIN_FILENO);  // the device itself, where it was handed over open
    if (auto none = update::give_up_rights(); !none) return refuse(none.error());
  }

  const auto outcome =
      update::install_from(disk, *stick, call.store, call.trust, rules, [&](int percent) { receipt.working(percent); });
  stick.reset();  // before anybody is told that it may be unplugged
  if (!outcome) return refuse(outcome.error());
  for (const std::string& remark : outcome->remarks) say(remark);
  receipt.installed(*outcome);
  return 0;
}
