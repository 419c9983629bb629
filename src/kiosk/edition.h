#pragma once
// One installed pack, opened for showing: its faces, the program's sentences in every language of it, and the books
// read so far; or, where there is no good pack, the same from what is compiled in. Knows nothing of any visitor.
#include <map>
#include <memory>

#include "content/collection.h"
#include "i18n/catalog.h"
#include "kiosk/typefaces.h"
#include "kiosk/words.h"
#include "pack/store.h"

namespace hp::kiosk {

class Edition {
 public:
  // The pack must outlive it. Errors: font.*, catalog.*. A language whose book cannot be read is found out when it is
  // asked for.
  static Result<std::unique_ptr<Edition>> open(const pack::InstalledPack& pack);

  // From what is compiled in: no books, the core numbers only. Errors as above (they would be a fault of the build).
  static Result<std::unique_ptr<Edition>> compiled_in();

  bool is_safe() const { return m_pack == nullptr; }
  const pack::About& about() const { return m_about; }
  const Typefaces& typefaces() const { return m_typefaces; }
  // The whole content in one language, read when it is not among the last few that were asked for, and there as long as
  // it is; null where it cannot be read (the screen then shows
  // helplines).
  const content::Book* book(const Language& language);

  // A sentence of the program in this language; in English, and set as English, where it has none.
  Words phrase(i18n::Message message, const Language& language) const;
  Words phrase(i18n::Message message, const Language& language, const Table& places) const;
  // A day (YYYY-MM-DD) in this language's own words, or in English.
  std::string date(const std::string& day, const Language& language) const;
  Words sentence(const content::Sentence& sentence, const Language& language, const content::Book& book) const;
  const pack::PackLanguage* find(const Language& language) const;
  // Of the pack; with none, empty.
  std::vector<std::string_view> six_words() const;
  std::vector<std::string> signers() const;

 private:
  Edition(const pack::InstalledPack* pack, pack::About about, Typefaces typefaces)
      : m_pack(pack), m_about(std::move(about)), m_typefaces(std::move(typefaces)) {}
  Result<void> add_catalog(const Language& language, std::span<const std::byte> bytes, const std::string& name);
  const pack::InstalledPack* m_pack;  // null: compiled in
  pack::About m_about;
  Typefaces m_typefaces;
  std::map<Language, i18n::Catalog> m_catalogs;
  // The last ones asked for, the newest first: a visitor reads one language, and may look back at another.
  static constexpr std::size_t most_books = 3;
  std::vector<std::pair<Language, std::unique_ptr<content::Book>>> m_books;  // null: could not be read
};

}  // namespace hp::kiosk
