// Recursive descent into postfix steps, which form() runs on a small stack. The steps and the nesting are bounded, so a
// header from a broken file costs neither time nor stack. Both sides of ?: && || are computed; a division by zero is
// carried as `bad` and counts only where C would have computed it.
#include "i18n/plural.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace hp::i18n {
namespace {

constexpr std::size_t max_length = 1000, max_steps = 200;
constexpr int max_nesting = 50;
constexpr unsigned max_forms = 16;

enum Op : int {
  number,
  variable,
  logical_not,
  multiply,
  divide,
  remainder,
  add,
  subtract,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  choose
};

struct Binary {
  std::string_view sign;
  Op op;
  int strength;  // the larger binds the closer
};
// Longer signs first, so that "<=" is not read as "<".
constexpr std::array<Binary, 13> binaries{{{"||", logical_or, 1},
                                           {"&&", logical_and, 2},
                                           {"==", equal, 3},
                                           {"!=", not_equal, 3},
                                           {"<=", less_equal, 4},
                                           {">=", greater_equal, 4},
                                           {"<", less, 4},
                                           {">", greater, 4},
                                           {"+", add, 5},
                                           {"-", subtract, 5},
                                           {"*", multiply, 6},
                                           {"/", divide, 6},
                                           {"%", remainder, 6}}};

// Step is private to Plural; the parser only needs to push (op, value).
template <class Push>
class Expression {
 public:
  Expression(std::string_view text, Push push) : m_left(text), m_push(push) {}

  // The whole text is one expression.
  bool read() { return choice(0) && (skip_spaces(), m_left.empty()); }

 private:
  void skip_spaces() { m_left.remove_prefix(std::min(m_left.find_first_not_of(" \t\r\n"), m_left.size())); }
  bool take(std::string_view sign) {
    skip_spaces();
    if (!m_left.starts_with(sign)) return false;
    m_left.remove_prefix(sign.size());
    return true;
  }
  bool push(Op op, unsigned long value = 0) { return ++m_steps <= max_steps && (m_push(op, value), true); }

  bool choice(int nesting) {
    if (nesting > max_nesting || !operation(1, nesting)) return false;
    if (!take("?")) return true;
    return choice(nesting + 1) && take(":") && choice(nesting + 1) && push(choose);
  }

  bool operation(int strength, int nesting) {
    if (strength > 6) return operand(nesting);
    if (!operation(strength + 1, nesting)) return false;
    for (;;) {
      const auto found = std::find_if(binaries.begin(), binaries.end(), [&](const Binary& b) { return take(b.sign); });
      if (found == binaries.end()) return true;
      if (found->strength != strength) {  // for a level further up
        m_left = {m_left.data() - found->sign.size(), m_left.size() + found->sign.size()};
        return true;
      }
      if (!operation(strength + 1, nesting) || !push(found->op)) return false;
    }
  }

  bool operand(int nesting) {
    if (nesting > max_nesting) return false;
    if (take("!")) return operand(nesting + 1) && push(logical_not);
    if (take("(")) return choice(nesting + 1) && take(")");
    if (take("n")) return push(variable);
    unsigned long value = 0;
    const auto [end, error] = std::from_chars(m_left.data(), m_left.data() + m_left.size(), value);
    if (error != std::errc()) return false;
    m_left.remove_prefix(static_cast<std::size_t>(end - m_left.data()));
    return push(number, value);
  }

  std::string_view m_left;
  Push m_push;
  std::size_t m_steps = 0;
};

struct Value {
  unsigned long value = 0;
  bool bad = false;  // divided by zero
};

Value apply(Op op, Value a, Value b) {
  if (op == logical_and) return a.bad || a.value == 0 ? Value{0, a.bad} : Value{b.value != 0, b.bad};
  if (op == logical_or) return a.bad || a.value != 0 ? Value{1, a.bad} : Value{b.value != 0, b.bad};
  if (a.bad || b.bad) return {0, true};
  switch (op) {
    case multiply:
      return {a.value * b.value};
    case divide:
      return b.value == 0 ? Value{0, true} : Value{a.value / b.value};
    case remainder:
      return b.value == 0 ? Value{0, true} : Value{a.value % b.value};
    case add:
      return {a.value + b.value};
    case subtract:
      return {a.value - b.value};
    case less:
      return {a.value < b.value};
    case less_equal:
      return {a.value <= b.value};
    case greater:
      return {a.value > b.value};
    case greater_equal:
      return {a.value >= b.value};
    case equal:
      return {a.value == b.value};
    default:
      return {a.value != b.value};
  }
}

// "name=" at the front of `text`, after spaces; what follows it up to `end`, or to the end of the text.
bool take_field(std::string_view& text, std::string_view name, std::string_view& value) {
  const auto skip = [&] { text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size())); };
  skip();
  if (!text.starts_with(name)) return false;
  text.remove_prefix(name.size());
  skip();
  if (!text.starts_with('=')) return false;
  text.remove_prefix(1);
  const auto end = std::min(text.find(';'), text.size());
  value = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return true;
}

}  // namespace

Plural::Plural() : m_steps{{variable, 0}, {number, 1}, {not_equal, 0}} {}

Result<Plural> Plural::parse(std::string_view header_value) {
  const auto refuse = [&] {
    return Error{"plural.header", "'" + std::string(header_value.substr(0, 100)) +
                                      "' is no Plural-Forms header; write one like nplurals=2; plural=(n != 1);"};
  };
  std::string_view left = header_value, count, formula;
  if (left.size() > max_length || !take_field(left, "nplurals", count) || !take_field(left, "plural", formula) ||
      left.find_first_not_of(" \t\r\n") != std::string_view::npos)
    return refuse();

  Plural plural;
  plural.m_steps.clear();
  count.remove_prefix(std::min(count.find_first_not_of(" \t"), count.size()));
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), plural.m_forms);
  const std::string_view rest(end, static_cast<std::size_t>(count.data() + count.size() - end));
  if (error != std::errc() || rest.find_first_not_of(" \t") != std::string_view::npos || plural.m_forms < 1 ||
      plural.m_forms > max_forms)
    return refuse();

  const auto push = [&](Op op, unsigned long value) { plural.m_steps.push_back({op, value}); };
  if (!Expression(formula, push).read()) return refuse();
  return plural;
}

unsigned Plural::form(unsigned long n) const {
  std::array<Value, max_steps> stack;
  std::size_t depth = 0;  // parse() has made sure that every operator finds its operands
  for (const Step& step : m_steps) {
    switch (step.op) {
      case number:
        stack[depth++] = {step.value};
        break;
      case variable:
        stack[depth++] = {n};
        break;
      case logical_not:
        stack[depth - 1].value = stack[depth - 1].value == 0;
        break;
      case choose: {
        depth -= 2;
        Value& condition = stack[depth - 1];
        condition = condition.bad ? condition : stack[condition.value != 0 ? depth : depth + 1];
        break;
      }
      default:
        --depth;
        stack[depth - 1] = apply(static_cast<Op>(step.op), stack[depth - 1], stack[depth]);
    }
  }
  const Value result = stack[0];
  return result.bad || result.value >= m_forms ? 0 : static_cast<unsigned>(result.value);
}

}  // namespace hp::i18n
