#include "pack/store.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <vector>

#include "pack/disk.h"

namespace hp::pack {
namespace {

constexpr std::string_view pack_ending = ".helppack";
constexpr std::size_t named_at_most = 8;

std::vector<std::string> missing_files(const VerifiedPack& pack, const About& about) {
  std::vector<std::string> missing;
  const auto need = [&](const std::string& path) {
    if (!pack.find(path) && std::find(missing.begin(), missing.end(), path) == missing.end()) missing.push_back(path);
  };
  const auto need_font = [&](const std::string& stem) {
    if (!pack.find(stem + ".otf")) need(stem + ".ttf");
  };
  for (const PackLanguage& language : about.languages) {
    const std::string folder = "text/" + language.language.folder();
    need(folder + "/pages.json");
    need(folder + "/ui.mo");
    for (const std::string& font : language.fonts) {
      need_font("fonts/" + font + "-regular");
      need_font("fonts/" + font + "-bold");
    }
  }
  need("fonts/icons.ttf");
  return missing;
}

Error incomplete(const std::vector<std::string>& missing) {
  std::string names;
  for (std::size_t i = 0; i < std::min(missing.size(), named_at_most); ++i) names += (i ? ", " : "") + missing[i];
  if (missing.size() > named_at_most) names += " and " + std::to_string(missing.size() - named_at_most) + " more";
  return {"pack.incomplete", "the pack lacks " + names};
}

// One plain file name, so that `current` cannot lead out of the store.
bool is_pack_name(std::string_view name) {
  return name.size() > pack_ending.size() && name.ends_with(pack_ending) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

}  // namespace

Result<InstalledPack> admit(VerifiedPack pack, const Trust& trust) {
  const auto json = *pack.find("pack.json");  // a Manifest has it in its first line
  auto about = parse_about({reinterpret_cast<const char*>(json.data()), json.size()});
  if (!about) return std::move(about).error().doing("reading pack.json");
  if (about->group != trust.group)
    return Error{"pack.other-group",
                 "the pack is for group " + about->group + "; this screen belongs to " + trust.group};
  if (const auto missing = missing_files(pack, *about); !missing.empty()) return incomplete(missing);
  return InstalledPack(std::move(pack), *std::move(about));
}

Result<InstalledPack> open_pack(const std::string& file, const Trust& trust) {
  const std::string doing = "opening " + file;
  auto unverified = UnverifiedPack::open(file);
  if (!unverified) return std::move(unverified).error().doing(doing);
  auto verified = verify(*std::move(unverified), trust);
  if (!verified) return std::move(verified).error().doing(doing);
  auto installed = admit(*std::move(verified), trust);
  if (!installed) return std::move(installed).error().doing(doing);
  return installed;
}

Result<InstalledPack> open_current(const std::string& store, const Trust& trust) {
  std::error_code error;
  const std::string link = store + "/current";
  const std::string name = std::filesystem::read_symlink(link, error).string();
  if (error == std::errc::no_such_file_or_directory) return Error{"disk.missing", link + " is not there"};
  if (error) return Error{"disk.unreadable", link + " is not a link to a pack: " + error.message()};
  if (!is_pack_name(name))
    return Error{"pack.current-wrong", link + " must lead to a pack beside it, NAME" + std::string(pack_ending) +
                                           " of a-z 0-9 . _ -, and nowhere else"};
  return open_pack(store + "/" + name, trust);
}

}  // namespace hp::pack
