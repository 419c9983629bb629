#include <array>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/screens.h"

namespace hp::kiosk {
namespace {

// What is promised, and what is not (design §2.2).
constexpr std::array privacy{
    i18n::tr("This screen keeps nothing about you."),
    i18n::tr("It does not use the internet, a camera or a microphone."),
    i18n::tr("When you touch Close, or walk away, what you read is forgotten."),
    i18n::tr(
        "Someone who examines the computer may see when the screen was in use. They cannot see what you read, or in "
        "which language."),
    i18n::tr("This has been tested. Nothing of what was read was found in the computer afterwards."),
    i18n::tr("A person near you, or a camera in the room, can still see the screen."),
    i18n::tr("Your own phone keeps the numbers that you call."),
    i18n::tr("Staff change what is shown with a memory stick. They cannot see who was here.")};

// Names and words that are English whatever the language, at the layout's own start.
constexpr Type own_type{.size = size::text, .with_flow = true};
constexpr Type words_type{.size = size::heading, .bold = true, .with_flow = true};

class AboutWriter {
 public:
  AboutWriter(Stage& stage, float y) : m_stage(stage), m_ui(stage.ui), m_y(y) {}
  float y() const { return m_y; }

  void heading(i18n::Message message) {
    m_y += m_ui.px(size::gap) * 1.2f;
    m_y += m_ui.say(m_stage.left, m_y, m_stage.width, m_stage.edition.phrase(message, m_stage.language), heading_type,
                    m_ui.colours().ink, Role::heading);
    m_y += m_ui.px(size::gap) * 0.5f;
  }
  void say(const Words& words, const Type& type = own_type) {
    m_y += m_ui.say(m_stage.left, m_y, m_stage.width, words, type, m_ui.colours().ink) + m_ui.px(size::gap) * 0.5f;
  }
  void say(i18n::Message message, const Table& places = {}) {
    say(m_stage.edition.phrase(message, m_stage.language, places));
  }

 private:
  Stage& m_stage;
  Ui& m_ui;
  float m_y;
};

}  // namespace

float show_about(Stage& stage) {
  const pack::About& about = stage.edition.about();
  AboutWriter writer(
      stage,
      show_title(stage, stage.edition.phrase(i18n::tr("This screen and your privacy"), stage.language), nullptr));
  for (const i18n::Message& message : privacy) writer.say(message);

  writer.heading(i18n::tr("What is shown here"));
  const Language english = Language::of("en-GB");
  writer.say({.text = about.title, .language = english, .spans = {}, .links = {}});
  writer.say(i18n::tr("From: {publisher}"), {{"publisher", about.publisher}});
  writer.say(i18n::tr("Version {version}, made on {date}."),
             {{"version", std::to_string(about.version)}, {"date", stage.edition.date(about.created, stage.language)}});
  writer.say(i18n::tr("To be checked again by {date}."),
             {{"date", stage.edition.date(about.review_by, stage.language)}});
  const bool late = stage.today > about.review_by;
  if (late) writer.say(i18n::tr("That day has passed. Some of it may have changed."));
  const pack::PackLanguage* own = stage.edition.find(stage.language);
  const bool draft = about.preview || (own != nullptr && own->review.starts_with("draft"));
  writer.say(draft ? i18n::tr("Draft: not yet checked") : i18n::tr("Checked by people."));

  writer.heading(i18n::tr("Six words for staff"));
  writer.say(i18n::tr("Two places that show the same six words show the same pages. Compare them by telephone."));
  std::string words;
  for (const std::string_view word : stage.edition.six_words())
    words += (words.empty() ? "" : "  ") + std::string(word);
  writer.say({.text = words, .language = english, .spans = {}, .links = {}}, words_type);
  std::string signers;
  for (const std::string& name : stage.edition.signers()) signers += (signers.empty() ? "" : ", ") + name;
  if (!signers.empty()) writer.say(i18n::tr("Signed with: {keys}"), {{"keys", signers}});
  return writer.y() + stage.ui.px(size::gap);
}

}  // namespace hp::kiosk
