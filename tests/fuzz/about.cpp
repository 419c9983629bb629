// pack.json: what is accepted keeps what the kiosk relies on, and is the same again once written and read.
#include "pack/about.h"

#include <algorithm>

#include "pack/core_numbers.h"
#include "pack_builder.h"
#include "target.h"
#include "utf8.h"

namespace hp::fuzz {
namespace {

using namespace pack;

void check_whole(const About& about) {
  check(about.format == pack_format && is_id(about.id) && is_id(about.group));
  check(is_date(about.created) && is_date(about.review_by));
  check(about.version >= 1000'01'01'00 && about.version <= 9999'12'31'99);
  for (const std::string* const text : {&about.title, &about.publisher}) check(!text->empty() && utf8::is_valid(*text));
  check(about.numbers.size() <= max_numbers && about.languages.size() <= max_languages);
  for (const auto& [id, phone] : about.numbers) check(is_id(id) && is_printed_phone(phone));
  for (const CoreNumber& core : core_numbers) check(about.numbers.contains(std::string(core.id)));
  for (const PackLanguage& row : about.languages) {
    check(about.preview || row.review != "draft");
    check(row.line_height >= 1 && row.line_height <= 4);
    check(std::all_of(row.fonts.begin(), row.fonts.end(), [](const std::string& font) { return is_id(font); }));
    check(std::count_if(about.languages.begin(), about.languages.end(),
                        [&](const PackLanguage& other) { return other.language == row.language; }) == 1);
  }
}

}  // namespace

std::vector<std::string> seeds() {
  About two = pack::test::good_about();
  two.languages.push_back(
      {Language::of("ar"), "العربية", "Arabic", "Arab", Direction::rtl, {"arabic", "latin"}, 1.7f, "draft"});
  About checked = pack::test::good_about();
  checked.preview = false;
  checked.languages[0].review = "reviewed by A. Person on 2026-11-24";
  About untrue = pack::test::good_about();
  untrue.preview = false;  // and yet a draft
  return {write_about(pack::test::good_about()), write_about(two), write_about(checked), write_about(untrue)};
}

std::vector<std::string> words() {
  return {"\"format\":1",
          "\"numbers\":",
          "\"999\":\"999\"",
          "\"preview\":false",
          "reviewed by ",
          " on 2026-11-24",
          "\"fonts\":[]",
          "\"line_height\":1e400",
          "\\u202e",
          "\\ud800",
          "-0",
          "1e9",
          "null",
          "{",
          "}",
          "[",
          "]",
          ","};
}

void try_input(std::string_view input) {
  const auto about = parse_about(input);
  if (!about) return check(about.error().code.starts_with("about."));
  check_whole(*about);
  const std::string written = write_about(*about);
  const auto again = parse_about(written);
  check(again && write_about(*again) == written);
}

}  // namespace hp::fuzz
