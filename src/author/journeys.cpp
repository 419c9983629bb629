#include "author/shots.h"

namespace hp::author {
namespace {

// "work/pay" → "work-pay"
std::string file_name(std::string id) {
  for (char& c : id)
    if (c == '/') c = '-';
  return id;
}

std::pair<const DraftPage*, std::string> first_card(const Draft& draft) {
  for (const DraftTopic& topic : draft.topics)
    for (const DraftPage& page : draft.pages)
      for (const SourceBlock& block : page.blocks)
        if (page.topic == topic.id && page.until.empty() && block.kind == SourceBlock::Kind::helpline)
          return {&page, block.helpline};
  return {};
}

class Journey {
 public:
  void say(const std::string& verb, const std::string& word = {}) {
    m_text += verb + (word.empty() ? "" : " " + word) + "\n";
  }
  void open(const std::string& id) { say("reach", id), say("tap", id); }
  void from_topic(const std::string& topic) { open("topic:" + topic); }
  void picture(const std::string& name) { say("shots", name); }
  void choose(const Manner& manner) {
    open("size:" + std::to_string(manner.text_size));
    open("colours:" + manner.colours);
  }
  void home() { say("tap", "home"); }
  std::string take() { return std::move(m_text); }

 private:
  std::string m_text;
};

}  // namespace

std::string journey_of_a_language(const Draft& draft, const std::string& today, const Manner& manner) {
  Journey journey;
  if (!manner.is_plain()) {
    journey.say("tap easier");
    journey.choose(manner);
    journey.home();
  }
  journey.picture("00-menu");
  journey.home();  // its top again
  int number = 0;
  const auto numbered = [&](const std::string& name) {
    const std::string digits = std::to_string(++number);
    return std::string(digits.size() < 2 ? 2 - digits.size() : 0, '0') + digits + "-" + file_name(name);
  };
  for (const DraftTopic& topic : draft.topics) {
    std::vector<const DraftPage*> pages;
    for (const DraftPage& page : draft.pages)
      if (page.topic == topic.id && (page.until.empty() || page.until >= today)) pages.push_back(&page);
    const bool asks = draft.questions && draft.questions->topic == topic.id;
    const bool tells_of_itself = topic.id == "about";
    const std::size_t entries = pages.size() + asks + tells_of_itself;
    if (entries == 0) continue;
    if (entries > 1) {
      journey.from_topic(topic.id);
      journey.picture(numbered("topic-" + topic.id));
      journey.home();
    }
    for (const DraftPage* page : pages) {
      journey.from_topic(topic.id);
      if (entries > 1) journey.open("page:" + page->id);
      journey.picture(numbered(page->id));
      journey.home();
    }
    if (asks) {
      for (const bool some : {true, false}) {
        journey.from_topic(topic.id);
        if (entries > 1) journey.open("questions");
        for (const DraftQuestion& question : draft.questions->list) {
          if (some) journey.picture(numbered("question-" + question.id));
          journey.open(some ? "yes" : "no");
        }
        journey.picture(numbered(some ? "questions-some" : "questions-none"));
        journey.home();
      }
    }
    if (tells_of_itself) {
      journey.from_topic(topic.id);
      if (entries > 1) journey.open("about-screen");
      journey.picture(numbered("about-screen"));
      journey.home();
    }
  }
  // One helpline for all: the first card of the first page, in menu order, that has one.
  if (const auto [page, helpline] = first_card(draft); page != nullptr) {
    std::size_t beside = page->topic == "about";
    for (const DraftPage& other : draft.pages) beside += other.topic == page->topic;
    for (const std::string screen : {"helpline", "staff", "qr"}) {
      journey.from_topic(page->topic);
      if (beside > 1) journey.open("page:" + page->id);
      journey.open("helpline:" + helpline);
      if (screen != "helpline") journey.open(screen);
      journey.picture(numbered(screen));
      journey.home();
    }
  }
  journey.say("tap easier");
  journey.picture(numbered("easier"));
  journey.say("wait 61");
  journey.say("shot", numbered("still"));
  return journey.take();
}

std::string journey_of_the_place(const std::string& receipts, const Manner& manner) {
  Journey journey;
  // Full over a welcome that nobody has touched; later they are a banner.
  for (const std::string state : {"working", "installed", "refused"}) {
    journey.say("receipt", receipts + "/" + state);
    journey.say("shot", "receipt-" + state);
  }
  journey.say("tap go-on");
  if (!manner.is_plain()) {
    journey.say("tap easier");
    journey.choose(manner);
    journey.say("tap back");
  }
  journey.picture("welcome");
  journey.say("tap hide");
  journey.say("shot cover");
  return journey.take();
}

}  // namespace hp::author
