// Packs that are whole and signed by enough trusted keys, and that are not to be shown here: for another group, of
// another day, without a file, with another emergency number, or with a trust that was not agreed upon.
#include "bad_packs.h"

namespace hp::pack {
namespace {

using namespace test;

Bytes sealed(const Files& files) { return tar_of(signed_files(manifest_of(files), files)); }

Bytes with_about(const std::string& json) {
  Files files = good_files();
  files.front().second = json;
  return sealed(files);
}

// The good pack.json with one piece of its text replaced.
Bytes with_about_text(std::string_view old, std::string_view replacement) {
  std::string json = write_about(good_about());
  json.replace(json.find(old), old.size(), replacement);
  return with_about(json);
}

Bytes without(const char* path) {
  Files files = good_files();
  std::erase_if(files, [&](const auto& file) { return file.first == path; });
  return sealed(files);
}

// Hands over to keys 1, 2 and 3, with one file of the trust it carries replaced.
Bytes with_trust_file(const std::string& name, const std::string& content) {
  Files files = good_files();
  for (auto& [file, text] : trust_files({1, 2, 3}, 2, "herts"))
    files.emplace_back("trust/" + file, file == name ? content : text);
  return tar_of(signed_files(manifest_of(files), files, {1, 2}));
}

const std::vector<BadPack> all{
    {"same_version", [] { return pack_of({.version = shown_before_bad}); }, "pack.older"},
    {"older_version", [] { return pack_of({.version = shown_before_bad - 1}); }, "pack.older"},
    {"of_the_year_2000", [] { return pack_of({.version = 2000'01'01'00}); }, "pack.older"},
    {"four_years_ahead", [] { return pack_of({.version = 2030'11'25'01}); }, "pack.future"},
    {"of_the_year_9999", [] { return pack_of({.version = 9999'12'31'99}); }, "pack.future"},
    {"another_group", [] { return pack_of({.group = "kent"}); }, "pack.other-group"},
    {"another_emergency_number", [] { return pack_of({.msh = "08000 121 701"}); }, "pack.core-numbers"},

    {"no_pages", [] { return without("text/en-gb/pages.json"); }, "pack.incomplete"},
    {"no_sentences", [] { return without("text/en-gb/ui.mo"); }, "pack.incomplete"},
    {"no_font", [] { return without("fonts/latin-bold.ttf"); }, "pack.incomplete"},
    {"no_icons", [] { return without("fonts/icons.ttf"); }, "pack.incomplete"},

    {"pack_json_no_json", [] { return with_about("{"); }, "about.not-json"},
    {"pack_json_empty", [] { return with_about(""); }, "about.not-json"},
    {"pack_json_too_large", [] { return with_about(std::string(max_about_bytes + 1, ' ')); }, "about.too-large"},
    {"pack_json_key_twice", [] { return with_about_text("{", "{\"group\": \"kent\","); }, "about.key-twice"},
    {"pack_json_day_not_the_versions", [] { return with_about_text("2026-11-24", "2026-11-23"); },
     "about.version-wrong"},

    {"byte_of_a_sound_flipped",
     [] {
       Bytes pack = good_pack();
       pack[content_of(pack, "audio/en-gb/help.opus")] ^= std::byte{1};
       return pack;
     },
     "pack.hash-wrong"},

    {"trust_not_signed_by_those_to_come",
     [] {
       return pack_of({.signed_by = {0, 1}, .hands_over_to = {1, 2, 3}});
     },
     "pack.trust-wrong"},
    {"trust_signed_by_one_to_come_only",
     [] {
       return pack_of({.signed_by = {1, 3}, .hands_over_to = {1, 2, 3}});
     },
     "pack.key-unknown"},
    {"trust_with_a_threshold_not_reached",
     [] {
       return pack_of({.signed_by = {1, 2}, .hands_over_to = {1, 2, 3, 4}, .threshold = 3});
     },
     "pack.trust-wrong"},
    {"trust_with_too_few_keys",
     [] {
       return pack_of({.signed_by = {1, 2}, .hands_over_to = {1, 2}});
     },
     "trust.keys-too-few"},
    {"trust_for_another_group", [] { return with_trust_file("group", "kent\n"); }, "pack.trust-wrong"},
    {"trust_with_a_damaged_key", [] { return with_trust_file("key-3.pub", "not a key\n"); }, "trust.key-wrong"},
    {"trust_with_a_key_twice", [] { return with_trust_file("key-3.pub", public_key_file(2)); }, "trust.key-twice"},
    {"trust_with_a_threshold_of_nothing", [] { return with_trust_file("threshold", "0\n"); }, "trust.threshold-wrong"},
    {"trust_with_too_large_a_file", [] { return with_trust_file("key-3.pub", std::string(3000, 'x')); },
     "pack.trust-wrong"},
};

}  // namespace

const std::vector<BadPack>& test::bad_contents() { return all; }

}  // namespace hp::pack
