#pragma once
// gettext's Plural-Forms header: "nplurals=6; plural=(n==0 ? 0 : …);". The C expression of one variable n that
// gettext's manual allows (?: || && == != < > <= >= + - * / % ! parentheses, integers), bounded in length and depth.
#include <string_view>
#include <vector>

#include "result.h"

namespace hp::i18n {

class Plural {
 public:
  Plural();  // English: n != 1
  // Errors: plural.header. Division by zero gives form 0; a form past nplurals gives form 0.
  static Result<Plural> parse(std::string_view header_value);
  unsigned forms() const { return m_forms; }
  unsigned form(unsigned long n) const;

 private:
  struct Step {
    int op;
    unsigned long value;
  };
  unsigned m_forms = 2;
  std::vector<Step> m_steps;  // postfix
};

}  // namespace hp::i18n
