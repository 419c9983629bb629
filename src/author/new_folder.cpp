#include "author/new_folder.h"

#include <algorithm>
#include <filesystem>
#include <span>

#include "author/figures_check.h"
#include "author/new_folder_lists.h"
#include "pack/about.h"
#include "pack/core_numbers.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;

constexpr int days_to_review = 180;

// {name}, {today}, {version}, {review_by}, {msh} and {salvation-army} are filled in.
constexpr const char* pack_toml = R"(# What this pack is. The order of the topics is the order of the menu.
id = "{name}"        # of a-z 0-9 -; never changes
group = "{name}"     # which kiosks take it
title = "A help point of our own"
publisher = "Who answers for it"
version = {version}  # the day and a number of that day, YYYYMMDDnn; a kiosk takes only a higher one
review_by = "{review_by}"   # by when all of it is read again; check says when that day has passed
languages = ["en-GB"]       # add a language here, with its row in locales/languages.toml and its .po (docs: content-format)

# icon: a name from Material Icons, https://fonts.google.com/icons

[[topic]]
id = "help"
title = "Get help now"
icon = "phone_in_talk"

[[topic]]
id = "work"
title = "Work and pay"
icon = "work"
)";

constexpr const char* facts_toml =
    R"(# Every number that a page places with {fact:id}, once. Change it here and it changes on every page in every language.
#
# value       goes into the sentence exactly as it stands here
# unit        what it measures, for you and the checker; never shown
# source      where it stands, with its address
# checked     the day somebody last read it there
# checked_by  who did; "" is honest: nobody yet. A pack for the public needs a name.
# expires     the last day it may be shown, and `fallback` what is shown instead from the next day; both may be left out

[break-minutes]
value = "20"
unit = "minutes of rest in a day of more than six hours"
source = "gov.uk/rest-breaks-work"
checked = "{today}"
checked_by = ""
)";

constexpr const char* helplines_toml =
    R"(# Every helpline, once: {helpline:id} alone on its line is its card, {phone:id} its number in a sentence.
# Ring each number, read its card aloud to whoever answers, and write your name into checked_by.
# 999, msh and salvation-army must stay: every kiosk has them compiled in.
#
# phone    as printed, spaces kept
# display  "show", "no-hours" (its hours are doubtful), "hold" (ring it first) or "hide" (known to be wrong)
# May be added: for, run_by, cost, hours = ["24/7"], interpreters, anonymous, web

[999]
name = "Emergency: police, ambulance, fire"
phone = "999"
for = "Call if you are in danger now."
source = "gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers"
checked = "{today}"
checked_by = ""
display = "show"

[msh]
name = "Modern Slavery & Exploitation Helpline"
phone = "{msh}"
for = "Help and advice if someone controls you or uses you."
source = "modernslaveryhelpline.org"
checked = "{today}"
checked_by = ""
display = "no-hours"

[salvation-army]
name = "Salvation Army Helpline"
phone = "{salvation-army}"
for = "Ask about a safe place to stay."
source = "salvationarmy.org.uk/modern-slavery"
checked = "{today}"
checked_by = ""
display = "no-hours"
)";

constexpr const char* help_page = R"(+++
title = "Get help now"
topic = "help"
audience = "public"
icon = "phone_in_talk"
+++

You can call and ask for advice.

> [!danger]
> If you are in danger now, call {phone:999}.

{helpline:msh}

{helpline:salvation-army}
)";

constexpr const char* work_page = R"(+++
title = "Breaks at work"
topic = "work"
audience = "public"
icon = "schedule"
+++

You should have a rest when you work a long day.

## What you can ask for

- A break of **{fact:break-minutes}** minutes.

1. {icon:schedule} Write down when you work.
2. {icon:phone} Call and ask for advice.

> [!note]
> Are you in trouble at work? Read [Get help now](help/now).

{helpline:msh}
)";

constexpr const char* readme = R"(# A help point of our own

    content/{name}/pack.toml        what the pack is, its languages, the topics of the menu
    content/{name}/facts.toml       every amount and time, once, with its source
    content/{name}/helplines.toml   every telephone number, once
    content/{name}/pages/           the pages: a number for the order, a name, .md
    locales/languages.toml          every language the program can set
    locales/{name}/                 a .po for each language, for Poedit or Weblate
    fonts/stacks.toml               the fonts, from Debian's packages

Change a sentence, then

    helppoint-pack check content/{name}
    helppoint-pack preview content/{name}
    helppoint-pack build content/{name} --out {name}.helppack

A new language: its tag into `languages` of pack.toml, its name into locales/{name}/LINGUAS (ur, zh_Hans), then

    helppoint-pack strings content/{name}

makes its .po to be translated.
)";

constexpr const char* linguas = "# Languages that have a .po here, as gettext names them: ar ur zh_Hans\n";

std::string filled(std::string text, const std::string& name, const std::string& today) {
  std::string digits = today;
  std::erase(digits, '-');
  std::vector<std::pair<std::string, std::string>> places{{"{name}", name},
                                                          {"{today}", today},
                                                          {"{version}", digits + "01"},
                                                          {"{review_by}", days_after(today, days_to_review)}};
  for (const pack::CoreNumber& core : pack::core_numbers)
    places.emplace_back("{" + std::string(core.id) + "}", std::string(core.phone));
  for (const auto& [place, value] : places)
    for (auto at = text.find(place); at != text.npos; at = text.find(place, at + value.size()))
      text.replace(at, place.size(), value);
  return text;
}

}  // namespace

Result<std::string> make_new_folder(const std::string& folder, const std::string& today) {
  std::error_code failed;
  const fs::path root = fs::absolute(folder).lexically_normal();
  const std::string name = (root.has_filename() ? root : root.parent_path()).filename().string();
  if (!pack::is_id(name))
    return Error{"new.name", "'" + name + "' becomes the name of the pack; take one of a-z 0-9 -, such as our-town"};
  if (fs::exists(root, failed) && (!fs::is_directory(root, failed) || !fs::is_empty(root, failed)))
    return Error{"new.not-empty", folder + " is there and not empty; name a folder that is new"};

  const std::string content = "content/" + name;
  const std::pair<std::string, std::string> files[] = {
      {content + "/pack.toml", filled(pack_toml, name, today)},
      {content + "/facts.toml", filled(facts_toml, name, today)},
      {content + "/helplines.toml", filled(helplines_toml, name, today)},
      {content + "/pages/10-now.md", help_page},
      {content + "/pages/10-breaks.md", work_page},
      {"locales/languages.toml", languages_toml},
      {"locales/LINGUAS", linguas},
      {"locales/" + name + "/LINGUAS", linguas},
      {"fonts/stacks.toml", stacks_toml},
      {"README.md", filled(readme, name, today)},
  };
  for (const auto& [file, text] : files) {
    const fs::path path = root / file;
    fs::create_directories(path.parent_path(), failed);
    if (failed) return Error{"new.unwritable", path.parent_path().string() + " cannot be made: " + failed.message()};
    if (auto written = pack::replace_file(path.string(), std::as_bytes(std::span(text))); !written)
      return std::move(written).error();
  }
  return (fs::path(folder) / content).lexically_normal().string();
}

}  // namespace hp::author
