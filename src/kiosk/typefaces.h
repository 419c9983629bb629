#pragma once
// The faces of one pack, opened once where they lie in the map, and for each language its stack, line height and
// direction.
#include <map>
#include <string>

#include "pack/store.h"
#include "result.h"
#include "text/fontstack.h"

namespace hp::kiosk {

class Typefaces {
 public:
  struct Setting {
    text::FontStack stack;
    float line_height_em = 1.4f;
    Direction direction = Direction::ltr;
  };

  // The pack must outlive it. Errors: font.unreadable, naming the file.
  static Result<Typefaces> open(const pack::InstalledPack& pack);

  const text::Fonts& fonts() const { return m_fonts; }
  text::FontId icons() const { return m_icons; }
  // A language the pack does not have is set as its first language is, with every stack to lend what that lacks.
  const Setting& of(const Language& language) const;

  // For the screen that needs no pack (safe): from bytes compiled in.
  struct Bytes {
    std::string name;
    std::span<const std::byte> regular, bold;
  };
  static Result<Typefaces> from(std::span<const Bytes> stacks, std::span<const std::byte> icons,
                                std::span<const pack::PackLanguage> languages);

 private:
  Result<void> add(std::span<const Bytes> stacks, std::span<const std::byte> icons,
                   std::span<const pack::PackLanguage> languages);
  text::Fonts m_fonts;
  text::FontId m_icons;
  std::map<Language, Setting> m_settings;
  Setting m_any;
};

}  // namespace hp::kiosk
