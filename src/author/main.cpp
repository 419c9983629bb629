// helppoint-pack: from what the content team writes to what stands on the stick. Exit codes: 0 as asked, 1 refused or
// failed with sentences that say why, 2 the call itself was wrong.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>

#include "author/attach.h"
#include "author/build.h"
#include "author/check.h"
#include "author/contents.h"
#include "author/diff.h"
#include "author/new_folder.h"
#include "author/passphrase.h"
#include "author/preview.h"
#include "author/release.h"
#include "author/rule.h"
#include "author/seal.h"
#include "author/sheet.h"
#include "author/shots.h"
#include "author/signing.h"
#include "author/strings.h"
#include "author/try.h"
#include "pack/disk.h"
#include "pack/verify.h"

namespace {

using namespace hp;

constexpr int as_asked = 0, failed = 1, wrong_call = 2;
constexpr std::size_t max_signature_file_bytes = 64 << 10;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int refuse(const Error& error) {
  std::fprintf(stderr, "helppoint-pack: %s\n", error.detail.c_str());
  return failed;
}

// Notes, faults, and after faults what comes of them.
int finish(const author::Report& report, const char* after_faults) {
  std::fputs(report.notes_as_text().c_str(), stderr);
  std::fputs(report.faults_as_text().c_str(), stderr);
  if (report.has_faults()) std::fputs(after_faults, stderr);
  return report.has_faults() ? failed : as_asked;
}

int build(const author::Sources& sources, const std::string& out) {
  author::Report report;
  const auto files = author::make_pack_files(sources, report);
  if (!files) return finish(report, "No pack was built.\n");
  auto pack = author::seal(*files);
  if (!pack) return refuse(pack.error());
  if (auto written = pack::replace_file(out, *pack); !written) return refuse(written.error());
  return finish(report, "");
}

int make_new(const std::string& folder) {
  const auto content = author::make_new_folder(folder, author::today());
  if (!content) return refuse(content.error());
  print(*content + " is ready, and README.md beside it says what is what. Next:\n  helppoint-pack check " + *content +
        "\n");
  return as_asked;
}

int sheet(const author::Sources& sources, const std::string& folder) {
  author::Report report;
  const author::Draft draft = author::read_source(sources.whole().content, 0, report);
  if (report.has_faults()) return finish(report, "No list was written.\n");
  if (auto written = author::write_sheet(draft, folder); !written) return refuse(written.error());
  const auto rows = author::sheet_of(draft);
  const auto open = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.checked_by.empty(); });
  print(std::to_string(rows.size()) + " numbers, " + std::to_string(open) +
        " of them checked by nobody yet: " + folder + "/numbers.csv, and numbers.html to print\n");
  return as_asked;
}

int strings(const author::Sources& sources, bool only_check) {
  author::Report report;
  author::update_strings(sources, only_check, report);
  return finish(report,
                only_check ? "Run 'helppoint-pack strings' and look at what it changes.\n" : "No file was changed.\n");
}

int keygen(const std::string& name, bool without_passphrase) {
  std::string passphrase;
  if (!without_passphrase) {
    auto words = author::ask_new_passphrase("A passphrase for the key, several words long");
    if (!words) return refuse(words.error());
    passphrase = *std::move(words);
  }
  const author::SigningKey key = author::SigningKey::make();
  if (auto written = author::write_key_files(key, name, passphrase); !written) return refuse(written.error());
  print(name + ".key is the secret key: keep it, and a copy elsewhere, and give it to nobody.\n" + name +
        ".pub is the public key, " + pack::key_id_text(key.id()) + ": it goes into the trust folders.\n");
  return as_asked;
}

int sign_with_key(const std::string& file, const std::string& key_file) {
  auto text = pack::read_file(key_file, author::max_secret_file_bytes);
  if (!text) return refuse(text.error());
  auto key = author::SigningKey::read(*text, [&] { return author::ask_passphrase("The passphrase of " + key_file); });
  if (!key) return refuse(Error(key.error()).doing(key_file));
  auto mapped = pack::MappedFile::open(file, pack::max_pack_bytes);
  if (!mapped) return refuse(mapped.error());
  auto signed_pack = author::sign_pack(mapped->bytes(), *key);
  if (!signed_pack) return refuse(Error(signed_pack.error()).doing(file));
  if (auto written = pack::replace_file(file, *signed_pack); !written) return refuse(written.error());
  print(file + " is signed by " + pack::key_id_text(key->id()) + ".\n");
  return as_asked;
}

int verify(const std::string& file, const std::string& trust_folder) {
  auto trust = pack::read_trust(trust_folder);
  if (!trust) return refuse(trust.error());
  auto pack = pack::open_pack(file, *trust);
  if (!pack) return refuse(pack.error());
  print(author::praise(file, *pack, *trust));
  return as_asked;
}

int sign(const std::string& file, const std::vector<std::string>& signatures) {
  auto mapped = pack::MappedFile::open(file, pack::max_pack_bytes);
  if (!mapped) return refuse(mapped.error());
  std::vector<std::string> texts;
  for (const std::string& signature : signatures) {
    auto text = pack::read_file(signature, max_signature_file_bytes);
    if (!text) return refuse(text.error());
    texts.push_back(*std::move(text));
  }
  auto signed_pack = author::attach(mapped->bytes(), texts);
  if (!signed_pack) return refuse(signed_pack.error());
  if (auto written = pack::replace_file(file, *signed_pack); !written) return refuse(written.error());
  return as_asked;
}

int wrong(const Error& error) {
  std::fprintf(stderr, "helppoint-pack: %s\n", error.detail.c_str());
  return wrong_call;
}

int preview(const author::Sources& sources, const std::string& tag, const std::string& page,
            const std::string& window) {
  auto language = Language::parse(tag);
  if (!language) return wrong(language.error());
  return author::preview({sources, *language, page, {"--window", window.empty() ? "540x960" : window}});
}

int shots(author::ShotsRequest request, const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) {
    auto language = Language::parse(tag);
    if (!language) return wrong(language.error());
    request.languages.push_back(*language);
  }
  const int status = author::shots(request);
  if (status == as_asked) print("Open " + request.out + "/index.html in a browser.\n");
  return status;
}

int with_contents(const std::string& file, const std::function<int(const author::Contents&)>& use) {
  auto mapped = pack::MappedFile::open(file, pack::max_pack_bytes);
  if (!mapped) return refuse(mapped.error());
  const auto contents = author::read_contents(mapped->bytes());
  return contents ? use(*contents) : refuse(Error(contents.error()).doing(file));
}

int diff(const std::string& before, const std::string& after) {
  return with_contents(before, [&](const author::Contents& was) {
    return with_contents(after, [&](const author::Contents& is) {
      const auto difference = author::describe_difference(was, is);
      if (!difference) return refuse(difference.error());
      print(*difference);
      return as_asked;
    });
  });
}

int list(const std::string& file) {
  return with_contents(
      file, [](const author::Contents& contents) { return print(author::list_contents(contents)), as_asked; });
}

int show(const std::string& file, const std::string& path) {
  return with_contents(file, [&](const author::Contents& contents) {
    for (const author::PackEntry& entry : contents.entries)
      if (entry.path == path)
        return print({reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size()}), as_asked;
    return refuse(
        {"show.missing", "there is no " + path + " in " + file + "; 'helppoint-pack list' names what there is"});
  });
}

int set_words(const author::TryRequest& request) {
  const auto dump = author::try_words(request);
  if (!dump) return refuse(dump.error());
  print(*dump);
  return as_asked;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes the packs that helppoint shows.", "helppoint-pack");
  app.require_subcommand(1);

  author::Sources sources;
  std::string file, path;
  std::vector<std::string> signatures;
  bool only_check = false;
  author::TryRequest request;

  const auto add_sources = [&](CLI::App* command, bool required = true) {
    command->add_option("DIR", sources.content, "the content folder, such as content/herts")->required(required);
    command->add_option("--locales", sources.locales,
                        "the folder of languages.toml and the catalogues (default: DIR/../../locales)");
    command->add_option("--fonts", sources.fonts, "the list of fonts (default: DIR/../../fonts/stacks.toml)");
  };

  CLI::App* const new_command =
      app.add_subcommand("new", "a folder of content that builds as it is and explains itself");
  new_command->add_option("FOLDER", file, "a folder that is new; its name becomes the pack's")->required();

  CLI::App* const build_command = app.add_subcommand("build", "content, translations and fonts → an unsigned pack");
  add_sources(build_command);
  build_command->add_option("--out", file, "the pack to write")->required();
  build_command->add_flag("--release", sources.release,
                          "for the public: refuse drafts, and facts and numbers that are unchecked or past their day");
  build_command->add_option("--version", sources.version, "YYYYMMDDnn, in the place of pack.toml's");

  CLI::App* const check_command =
      app.add_subcommand("check", "all that is wrong with the content, its translations and fonts");
  author::CheckRequest check_request;
  bool list_rules = false;
  add_sources(check_command, false);
  check_command->add_flag("--rules", list_rules, "list the rules: what each means and what to do");
  check_command->add_flag("--json", check_request.json, "what was found, for other tools");
  check_command->add_flag("!--no-layout", check_request.layout, "leave out setting every screen, which takes longest");
  check_command->add_option("--today", check_request.today,
                            "as if it were this day, YYYY-MM-DD: what will have ended?");

  CLI::App* const strings_command =
      app.add_subcommand("strings", "writes the templates for translators and merges their catalogues");
  add_sources(strings_command);
  strings_command->add_flag("--check", only_check, "change nothing; fail where something would change");

  std::string language = "en-GB", page, window;
  CLI::App* const preview_command = app.add_subcommand("preview", "shows the content on the kiosk, anew at every save");
  add_sources(preview_command);
  preview_command->add_option("--lang", language, "the language to begin with");
  preview_command->add_option("--page", page, "the page to begin with, such as work/pay");
  preview_command->add_option("--window", window, "size of its window in px, such as 540x960 (default: 540x960)");

  std::vector<std::string> languages, glasses{"1080x1920", "1920x1080"}, colours{"day"};
  std::vector<int> text_sizes{1};
  CLI::App* const shots_command =
      app.add_subcommand("shots", "pictures of every screen in every language, to look through without a network");
  add_sources(shots_command);
  shots_command->add_option("--out", file, "the folder for the pictures")->required();
  shots_command->add_option("--lang", languages, "only these languages, beside English");
  shots_command->add_option("--glass", glasses, "sizes of the screen in px (default: 1080x1920 1920x1080)")
      ->check(CLI::IsMember({"1080x1920", "1920x1080", "1366x768", "1024x768"}));
  shots_command->add_option("--text-size", text_sizes, "sizes of the words, 1 to 4 (default: 1)")
      ->check(CLI::Range(1, 4));
  shots_command->add_option("--colours", colours, "day, night, strong (default: day)")
      ->check(CLI::IsMember({"day", "night", "strong"}));

  CLI::App* const sheet_command =
      app.add_subcommand("sheet", "every telephone number, to ring round: a table and a page to print");
  add_sources(sheet_command);
  sheet_command->add_option("--out", file, "the folder for the two files")->required();

  CLI::App* const keygen_command = app.add_subcommand("keygen", "makes a key to sign with: NAME.key and NAME.pub");
  std::string name;
  bool without_passphrase = false;
  keygen_command->add_option("NAME", name)->required();
  keygen_command->add_flag("--no-passphrase", without_passphrase, "for throw-away keys: whoever has the file can sign");

  std::string key_file, trust = "/etc/helppoint/trust", other;
  CLI::App* const sign_command =
      app.add_subcommand("sign", "adds a signature to a pack; several people may, each theirs");
  sign_command->add_option("PACK", file)->required();
  auto* const key_option = sign_command->add_option("--key", key_file, "a secret key of keygen or of minisign -G");
  auto* const attach_option =
      sign_command->add_option("--attach", signatures, "or: files that minisign -Sm MANIFEST wrote elsewhere");
  key_option->excludes(attach_option);

  CLI::App* const verify_command = app.add_subcommand("verify", "checks a pack as a kiosk does, signatures first");
  verify_command->add_option("PACK", file)->required();
  verify_command->add_option("--trust", trust, "the trust folder (default: /etc/helppoint/trust)");

  CLI::App* const diff_command =
      app.add_subcommand("diff", "what a new pack changes: numbers, facts, pages and translations");
  diff_command->add_option("OLD", file)->required();
  diff_command->add_option("NEW", other)->required();

  CLI::App* const list_command = app.add_subcommand("list", "what is in a pack");
  list_command->add_option("PACK", file)->required();

  CLI::App* const show_command = app.add_subcommand("show", "prints one file of a pack");
  show_command->add_option("PACK", file)->required();
  show_command->add_option("PATH", path, "such as MANIFEST or text/ar/pages.json")->required();

  CLI::App* const try_command = app.add_subcommand("try", "sets words in a language's fonts and prints every stage");
  try_command->add_option("--lang", request.language, "language tag")->required();
  try_command->add_option("--width", request.width_px, "px")->required();
  try_command->add_option("--size", request.size_px, "px of the em");
  try_command->add_option("--png", request.png, "a picture, black on white");
  try_command->add_option("--locales", request.locales, "the folder of languages.toml");
  try_command->add_option("--fonts", request.fonts, "the list of fonts");
  try_command->add_option("TEXT", request.words)->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? as_asked : wrong_call;  // 0: --help
  }
  if (*new_command) return make_new(file);
  if (*build_command) return build(sources, file);
  if (*check_command && list_rules) return print(author::rules_as_text()), as_asked;
  if (*check_command && sources.content.empty()) return wrong({"check.what", "say which content folder"});
  if (*check_command) {
    check_request.sources = sources;
    return author::check(check_request);
  }
  if (*strings_command) return strings(sources, only_check);
  if (*preview_command) return preview(sources, language, page, window);
  if (*shots_command) return shots({sources, file, {}, glasses, text_sizes, colours}, languages);
  if (*sheet_command) return sheet(sources, file);
  if (*keygen_command) return keygen(name, without_passphrase);
  if (*sign_command && signatures.empty() && key_file.empty())
    return wrong({"sign.how", "say with what: --key FILE, or --attach SIGNATURES"});
  if (*sign_command) return key_file.empty() ? sign(file, signatures) : sign_with_key(file, key_file);
  if (*verify_command) return verify(file, trust);
  if (*diff_command) return diff(file, other);
  if (*list_command) return list(file);
  if (*show_command) return show(file, path);
  return set_words(request);
}
