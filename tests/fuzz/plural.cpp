// gettext's Plural-Forms: whatever the formula, it is bounded, and for every number it chooses a form that there is.
// The usual ones are worked out a second time, step by step as C does it, and must agree.
#include "i18n/plural.h"

#include <cstdint>
#include <optional>

#include "target.h"

namespace hp::fuzz {
namespace {

// C's expression read and computed at once, only the side of ?: && || that counts. Nothing where it divides by zero.
class Evaluation {
 public:
  Evaluation(std::string_view text, unsigned long n) : m_left(text), m_n(n) {}
  std::optional<unsigned long> value() {
    const unsigned long result = choice(true);
    return m_bad ? std::nullopt : std::optional(result);
  }

 private:
  using Number = unsigned long;
  bool take(std::string_view sign) {
    while (!m_left.empty() && std::string_view(" \t\r\n").find(m_left.front()) != std::string_view::npos)
      m_left.remove_prefix(1);
    if (!m_left.starts_with(sign)) return false;
    m_left.remove_prefix(sign.size());
    return true;
  }
  bool at(std::string_view sign) {
    const std::string_view before = m_left;
    const bool taken = take(sign);
    m_left = before;
    return taken;
  }
  Number choice(bool counts) {
    const Number condition = either(counts);
    if (!take("?")) return condition;
    const Number yes = choice(counts && !m_bad && condition != 0);
    take(":");
    const Number no = choice(counts && !m_bad && condition == 0);
    return condition != 0 ? yes : no;
  }
  Number either(bool counts) {
    Number a = both(counts);
    while (take("||")) {
      const Number b = both(counts && !m_bad && a == 0);
      a = a != 0 || b != 0;
    }
    return a;
  }
  Number both(bool counts) {
    Number a = equal(counts);
    while (take("&&")) {
      const Number b = equal(counts && !m_bad && a != 0);
      a = a != 0 && b != 0;
    }
    return a;
  }
  Number equal(bool counts) {
    for (Number a = order(counts);;) {
      if (take("=="))
        a = a == order(counts);
      else if (take("!="))
        a = a != order(counts);
      else
        return a;
    }
  }
  Number order(bool counts) {
    for (Number a = sum(counts);;) {
      if (take("<="))
        a = a <= sum(counts);
      else if (take(">="))
        a = a >= sum(counts);
      else if (take("<"))
        a = a < sum(counts);
      else if (take(">"))
        a = a > sum(counts);
      else
        return a;
    }
  }
  Number sum(bool counts) {
    for (Number a = product(counts);;) {
      if (take("+"))
        a += product(counts);
      else if (take("-"))
        a -= product(counts);
      else
        return a;
    }
  }
  Number product(bool counts) {
    for (Number a = operand(counts);;) {
      if (take("*")) {
        a *= operand(counts);
      } else if (at("/") || at("%")) {
        const bool divide = take("/");
        if (!divide) take("%");
        const Number b = operand(counts);
        if (b == 0) m_bad |= counts;
        a = b == 0 ? 0 : divide ? a / b : a % b;
      } else {
        return a;
      }
    }
  }
  Number operand(bool counts) {
    if (take("!")) return operand(counts) == 0;
    if (take("(")) {
      const Number inside = choice(counts);
      take(")");
      return inside;
    }
    if (take("n")) return m_n;
    Number value = 0;
    for (; !m_left.empty() && m_left.front() >= '0' && m_left.front() <= '9'; m_left.remove_prefix(1))
      value = value * 10 + static_cast<Number>(m_left.front() - '0');
    return value;
  }

  std::string_view m_left;
  unsigned long m_n;
  bool m_bad = false;
};

}  // namespace

std::vector<std::string> seeds() {
  return {"(n != 1)",
          "0",
          "n>1",
          "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
          "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
          "n/0",
          "!n || 1/n",
          "n ? 5/(n-1) : 2*n+1"};
}

std::vector<std::string> words() {
  return {"n",   "? ", ": ", "&&", "||", "==",  "!=",
          "<=",  ">=", "<",  ">",  "+",  "-",   "*",
          "/",   "%",  "!",  "(",  ")",  "100", "18446744073709551615",
          "n%10"};
}

void try_input(std::string_view input) {
  static_cast<void>(i18n::Plural::parse(input));
  const auto plural = i18n::Plural::parse("nplurals=16; plural=" + std::string(input) + ";");
  if (!plural) return check(plural.error().code == "plural.header");
  check(plural->forms() == 16);
  const std::string_view formula = input.substr(0, input.find(';'));
  for (const unsigned long n : {0ul, 1ul, 2ul, 3ul, 7ul, 11ul, 21ul, 101ul, 1000000ul, ~0ul}) {
    const auto expected = Evaluation(formula, n).value();
    check(plural->form(n) == (expected && *expected < 16 ? static_cast<unsigned>(*expected) : 0));
  }
}

}  // namespace hp::fuzz
