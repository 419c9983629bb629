#pragma once
// Marks a sentence of the program for xgettext and carries it to where the visitor's catalogue is known. The English is
// the key: tr("Back"), tr_c("bar", "Close"). Places are named: tr("{page} of {pages}"). Never glue sentences together.
#include <string_view>

namespace hp::i18n {

struct Message {
  std::string_view context;  // empty: none
  std::string_view english;
};

consteval Message tr(const char* english) { return {{}, english}; }
consteval Message tr_c(const char* context, const char* english) { return {context, english}; }

}  // namespace hp::i18n
