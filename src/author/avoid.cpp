#include "author/avoid.h"

#include <array>
#include <cctype>
#include <span>

namespace hp::author {
namespace {

// Sources: the charities' guides to words and pictures that survivors helped to write, and the government's toolkit for
// first responders ("nothing that sounds accusing").
constexpr std::array to_the_public{
    WordToAvoid{"rescue", "", "it makes the reader helpless and us heroes", "help"},
    WordToAvoid{"rescued", "", "it makes the reader helpless and us heroes", "helped, or got out"},
    WordToAvoid{"save you", "", "it makes the reader helpless and us heroes", "help you"},
    WordToAvoid{"save them", "", "it makes people helpless and us heroes", "help them"},
    WordToAvoid{"hero", "", "it makes the reader helpless and us heroes", "say what the person does"},
    WordToAvoid{"brave", "", "who does not dare yet hears that they are not", "say what can be done"},
    WordToAvoid{"voiceless", "", "people have a voice", "say who is not listened to"},
    WordToAvoid{"victim", "victim support", "most readers do not call themselves that", "you, or the person"},
    WordToAvoid{"victims", "", "most readers do not call themselves that", "you, or people"},
    WordToAvoid{"slave", "", "it is a label, and few see themselves in it", "say what is done: controls you, uses you"},
    WordToAvoid{"slaves", "", "it is a label, and few see themselves in it", "people who are controlled"},
    WordToAvoid{"vulnerable", "", "it is a label", "say what puts a person at risk"},
    WordToAvoid{"prostitute", "", "it is a label", "a person who is made to have sex for money"},
    WordToAvoid{"prostitution", "", "it is a label", "sex for money"},
    WordToAvoid{"addict", "", "it is a label", "a person who needs drugs or alcohol"},
    WordToAvoid{"illegals", "", "nobody is", "people without permission to stay"},
    WordToAvoid{"illegal immigrant", "", "nobody is", "a person without permission to stay"},
    WordToAvoid{"illegal immigrants", "", "nobody is", "people without permission to stay"},
    WordToAvoid{"illegal migrant", "", "nobody is", "a person without permission to stay"},
    WordToAvoid{"your fault", "not your fault", "it blames", "it is not your fault"},
    WordToAvoid{"their fault", "not their fault", "it blames", "it is not their fault"},
    WordToAvoid{"you should have told", "", "it blames for what is past", "you can, and now"},
    WordToAvoid{"you should have known", "", "it blames for what is past", "you can, and now"},
    WordToAvoid{"you should have asked", "", "it blames for what is past", "you can, and now"},
    WordToAvoid{"you should have said", "", "it blames for what is past", "you can, and now"},
    WordToAvoid{"you should have left", "", "it blames for what is past", "you can, and now"},
    WordToAvoid{"why did you", "", "it blames", "what happened"},
    WordToAvoid{"why didn't you", "", "it blames", "what happened"},
    WordToAvoid{"you let them", "", "it blames", "they did"},
    WordToAvoid{"you allowed", "", "it blames", "they did"},
    WordToAvoid{"shameful", "", "it shames", "say what happens"},
    WordToAvoid{"horrific", "", "it frightens", "say plainly what happens"},
    WordToAvoid{"shocking", "", "it frightens", "say plainly what happens"},
    WordToAvoid{"evil", "", "it frightens, and the reader may love the person", "say what they do"},
};

constexpr std::string_view may_read_it = "the person beside the visitor may read it too";
constexpr std::string_view ask_only = "ask for help, and for a private place, and no more";
constexpr auto companion(std::string_view words) { return WordToAvoid{words, "", may_read_it, ask_only}; }
constexpr std::array on_show_to_staff{
    companion("with me"),    companion("beside me"),   companion("next to me"),  companion("behind me"),
    companion("boss"),       companion("my employer"), companion("my partner"),  companion("husband"),
    companion("wife"),       companion("companion"),   companion("my friend"),   companion("boyfriend"),
    companion("girlfriend"), companion("my family"),   companion("this person"), companion("the person"),
    companion("this man"),   companion("this woman"),  companion("the man"),     companion("the woman"),
    companion("he"),         companion("she"),         companion("him"),         companion("her"),
    companion("they"),       companion("them"),        companion("controls me"), companion("hurts me"),
    companion("afraid"),     companion("in danger"),   companion("do not tell"), companion("police"),
};

// Lower case, one space between words and at both ends, punctuation gone: " you can t " would be wrong, so the
// apostrophe stays.
std::string bare_words(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const bool word =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (word)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

std::vector<const WordToAvoid*> found_in(std::string_view english, std::span<const WordToAvoid> table) {
  std::vector<const WordToAvoid*> found;
  const std::string text = bare_words(english);
  for (const WordToAvoid& row : table) {
    std::string left = text;
    if (!row.unless.empty()) {
      const std::string unless = " " + std::string(row.unless) + " ";
      for (auto at = left.find(unless); at != left.npos; at = left.find(unless)) left.replace(at, unless.size(), " ");
    }
    if (left.find(" " + std::string(row.words) + " ") != left.npos) found.push_back(&row);
  }
  return found;
}

}  // namespace

std::vector<const WordToAvoid*> words_to_avoid_in(std::string_view english) { return found_in(english, to_the_public); }

std::vector<const WordToAvoid*> companions_in(std::string_view english) { return found_in(english, on_show_to_staff); }

}  // namespace hp::author
