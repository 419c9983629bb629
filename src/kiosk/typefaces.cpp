#include "kiosk/typefaces.h"

#include <set>

namespace hp::kiosk {
namespace {

std::optional<std::span<const std::byte>> find_font(const pack::InstalledPack& pack, const std::string& stem) {
  if (auto ttf = pack.find("fonts/" + stem + ".ttf")) return ttf;
  return pack.find("fonts/" + stem + ".otf");
}

}  // namespace

Result<Typefaces> Typefaces::open(const pack::InstalledPack& pack) {
  std::set<std::string> seen;
  std::vector<Bytes> stacks;
  for (const pack::PackLanguage& language : pack.about().languages) {
    for (const std::string& name : language.fonts) {
      if (!seen.insert(name).second) continue;
      const auto regular = find_font(pack, name + "-regular"), bold = find_font(pack, name + "-bold");
      if (!regular || !bold)
        return Error{"font.missing", "the pack has no fonts/" + name + "-regular and -bold; build it again"};
      stacks.push_back({name, *regular, *bold});
    }
  }
  const auto icons = find_font(pack, "icons");
  if (!icons) return Error{"font.missing", "the pack has no fonts/icons.ttf; build it again"};
  return from(stacks, *icons, pack.about().languages);
}

Result<Typefaces> Typefaces::from(std::span<const Bytes> stacks, std::span<const std::byte> icons,
                                  std::span<const pack::PackLanguage> languages) {
  Typefaces faces;
  if (auto added = faces.add(stacks, icons, languages); !added) return std::move(added).error();
  return faces;
}

Result<void> Typefaces::add(std::span<const Bytes> stacks, std::span<const std::byte> icons,
                            std::span<const pack::PackLanguage> languages) {
  std::map<std::string, text::FontPair> pairs;
  for (const Bytes& stack : stacks) {
    auto regular = m_fonts.open(stack.name + "-regular", stack.regular);
    if (!regular) return std::move(regular).error();
    auto bold = m_fonts.open(stack.name + "-bold", stack.bold);
    if (!bold) return std::move(bold).error();
    pairs[stack.name] = {*regular, *bold};
    m_any.stack.fonts.push_back({*regular, *bold});
  }
  auto opened = m_fonts.open("icons", icons);
  if (!opened) return std::move(opened).error();
  m_icons = *opened;

  for (const pack::PackLanguage& language : languages) {
    Setting setting{.stack = {}, .line_height_em = language.line_height, .direction = language.direction};
    for (const std::string& name : language.fonts)
      if (const auto pair = pairs.find(name); pair != pairs.end()) setting.stack.fonts.push_back(pair->second);
    if (setting.stack.fonts.empty()) setting.stack = m_any.stack;
    m_settings.emplace(language.language, std::move(setting));
  }
  return {};
}

const Typefaces::Setting& Typefaces::of(const Language& language) const {
  const auto found = m_settings.find(language);
  return found == m_settings.end() ? m_any : found->second;
}

}  // namespace hp::kiosk
