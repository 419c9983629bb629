#include "pack/store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "pack/disk.h"

namespace hp::pack {
namespace {

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

// What pack.json says, where it is for this group (null: for any) and everything it speaks of is there.
Result<About> read_about(const VerifiedPack& pack, const std::string* group) {
  const auto json = *pack.find("pack.json");  // a Manifest has it in its first line
  auto about = parse_about({reinterpret_cast<const char*>(json.data()), json.size()});
  if (!about) return std::move(about).error().doing("reading pack.json");
  if (group != nullptr && about->group != *group)
    return Error{"pack.other-group", "the pack is for group " + about->group + "; this screen belongs to " + *group};
  if (const auto missing = missing_files(pack, *about); !missing.empty()) return incomplete(missing);
  return about;
}

Result<InstalledPack> verify_and_admit(Result<MappedFile> file, const std::string& path, const Trust& trust) {
  const std::string doing = "opening " + path;
  if (!file) return std::move(file).error().doing(doing);
  auto verified = verify(UnverifiedPack(*std::move(file)), trust);
  if (!verified) return std::move(verified).error().doing(doing);
  auto installed = admit(*std::move(verified), trust);
  if (!installed) return std::move(installed).error().doing(doing);
  return installed;
}

// The pack beside it that a link of the store leads to; `name` is set to its file's name.
Result<InstalledPack> open_linked(Disk& disk, const std::string& store, const char* link_name, const Trust& trust,
                                  std::string& name) {
  const std::string link = store + "/" + link_name;
  auto target = disk.read_link(link);
  if (!target) return std::move(target).error();
  if (!is_pack_name(*target))
    return Error{"pack.current-wrong", link + " must lead to a pack beside it, NAME" + std::string(pack_ending) +
                                           " of a-z 0-9 . _ -, and nowhere else"};
  name = *std::move(target);
  const std::string path = store + "/" + name;
  return verify_and_admit(disk.open(path, max_pack_bytes), path, trust);
}

}  // namespace

Result<InstalledPack> admit(VerifiedPack pack, const Trust& trust) {
  auto about = read_about(pack, &trust.group);
  if (!about) return std::move(about).error();
  return InstalledPack(std::move(pack), *std::move(about));
}

Result<InstalledPack> open_pack(const std::string& file, const Trust& trust) {
  return verify_and_admit(MappedFile::open(file, max_pack_bytes), file, trust);
}

Result<InstalledPack> open_built_in(const std::string& file, const Digest& manifest) {
  const std::string doing = "opening " + file;
  auto mapped = MappedFile::open(file, max_pack_bytes);
  if (!mapped) return std::move(mapped).error().doing(doing);
  auto verified = verify_built_in(UnverifiedPack(*std::move(mapped)), manifest);
  if (!verified) return std::move(verified).error().doing(doing);
  auto about = read_about(*verified, nullptr);
  if (!about) return std::move(about).error().doing(doing);
  return InstalledPack(*std::move(verified), *std::move(about));
}

Result<InstalledPack> open_current(const std::string& store, const Trust& trust) {
  RealDisk disk;
  std::string name;
  return open_linked(disk, store, "current", trust, name);
}

Best open_best(Disk& disk, const std::string& store, const Trust& trust) {
  Best best;
  for (const char* const link : {"current", "previous"}) {
    auto pack = open_linked(disk, store, link, trust, best.name);
    if (pack) {
      best.pack = *std::move(pack);
      best.is_current = best.passed_over.empty();
      return best;
    }
    best.passed_over.push_back(std::move(pack).error());
  }
  best.name.clear();
  return best;
}

std::optional<std::uint64_t> version_of_name(std::string_view digits) {
  std::uint64_t version = 0;
  const auto [stopped, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (digits.size() != 10 || digits.front() == '0' || error != std::errc{} || stopped != digits.data() + digits.size())
    return std::nullopt;
  return version;
}

}  // namespace hp::pack
