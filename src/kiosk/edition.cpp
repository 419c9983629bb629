#include "kiosk/edition.h"

#include <algorithm>

#include "i18n/dates.h"
#include "kiosk/safe.h"
#include "pack/core_numbers.h"
#include "pack/words.h"

namespace hp::kiosk {

Result<std::unique_ptr<Edition>> Edition::open(const pack::InstalledPack& pack) {
  auto typefaces = Typefaces::open(pack);
  if (!typefaces) return std::move(typefaces).error().doing("opening the pack's fonts");
  std::unique_ptr<Edition> edition(new Edition(&pack, pack.about(), std::move(*typefaces)));
  for (const pack::PackLanguage& language : pack.about().languages) {
    const std::string path = "text/" + language.language.folder() + "/ui.mo";
    const auto bytes = pack.find(path);
    if (!bytes) return Error{"catalog.missing", "the pack has no " + path + "; build it again"};
    if (auto added = edition->add_catalog(language.language, *bytes, path); !added) return std::move(added).error();
  }
  return edition;
}

Result<std::unique_ptr<Edition>> Edition::compiled_in() {
  const SafeData data = safe_data();
  auto typefaces = Typefaces::from(data.stacks, data.icons, data.languages);
  if (!typefaces) return std::move(typefaces).error().doing("opening the fonts compiled in");
  pack::About about;
  about.preview = false;
  about.languages = data.languages;
  for (const pack::CoreNumber& core : pack::core_numbers) about.numbers.emplace(core.id, core.phone);
  std::unique_ptr<Edition> edition(new Edition(nullptr, std::move(about), std::move(*typefaces)));
  for (const auto& [language, bytes] : data.catalogs)
    if (auto added = edition->add_catalog(language, bytes, "compiled in"); !added) return std::move(added).error();
  return edition;
}

Result<void> Edition::add_catalog(const Language& language, std::span<const std::byte> bytes, const std::string& name) {
  auto catalog = i18n::Catalog::open(bytes, name);
  if (!catalog) return std::move(catalog).error();
  m_catalogs.emplace(language, std::move(*catalog));
  return {};
}

const content::Book* Edition::book(const Language& language) {
  const auto known =
      std::find_if(m_books.begin(), m_books.end(), [&](const auto& opened) { return opened.first == language; });
  if (known != m_books.end()) {
    std::rotate(m_books.begin(), known, known + 1);
    return m_books.front().second.get();
  }
  if (m_pack == nullptr) return nullptr;
  if (m_books.size() == most_books) m_books.pop_back();
  auto read = content::read_book(*m_pack, language);
  m_books.emplace(m_books.begin(), language, read ? std::make_unique<content::Book>(std::move(*read)) : nullptr);
  return m_books.front().second.get();
}

Words Edition::phrase(i18n::Message message, const Language& language) const { return phrase(message, language, {}); }

Words Edition::phrase(i18n::Message message, const Language& language, const Table& places) const {
  const auto catalog = m_catalogs.find(language);
  if (catalog != m_catalogs.end()) {
    const auto found = message.context.empty() ? catalog->second.find(message.english)
                                               : catalog->second.find(message.context, message.english);
    if (found) return fill_places(*found, language, places);
  }
  return fill_places(message.english, Language::of("en-GB"), places);
}

std::string Edition::date(const std::string& day, const Language& language) const {
  static const i18n::Catalog none;
  const auto catalog = m_catalogs.find(language);
  return i18n::written_date(catalog == m_catalogs.end() ? none : catalog->second, day).text;
}

Words Edition::sentence(const content::Sentence& sentence, const Language& language, const content::Book& book) const {
  return set_sentence(sentence, language, book.facts, about().numbers);
}

const pack::PackLanguage* Edition::find(const Language& language) const {
  for (const pack::PackLanguage& row : about().languages)
    if (row.language == language) return &row;
  return nullptr;
}

std::vector<std::string_view> Edition::six_words() const {
  if (m_pack == nullptr) return {};
  const auto words = pack::six_words(m_pack->files().manifest_digest());
  return {words.begin(), words.end()};
}

std::vector<std::string> Edition::signers() const {
  return m_pack == nullptr ? std::vector<std::string>{} : m_pack->files().signers();
}

}  // namespace hp::kiosk
