#pragma once
// Errors from the world (a file, a stick, a translator, a finger) are values: Result<T> holds a T or an Error.
// An Error has a code that a screen can translate ("pack.signature-wrong") and a detail in English, for staff at a
// terminal, that says what to do. A broken promise of ours is assert, never a Result. A small std::expected, which
// Debian 12's library does not have; to be replaced by it.
#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace hp {

struct [[nodiscard]] Error {
  std::string code;    // "room.what", stable, lower case
  std::string detail;  // one English sentence or clause: what, where, what to do

  // The same error with what we were doing put before it: "reading the pack: …".
  [[nodiscard]] Error doing(const std::string& what) && {
    detail = what + ": " + detail;
    return std::move(*this);
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return m_state.index() == 0; }
  bool has_value() const { return m_state.index() == 0; }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() & {
    assert(has_value());
    return *std::get_if<0>(&m_state);
  }
  const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&m_state);
  }
  T&& value() && { return std::move(value()); }
  Error& error() & {
    assert(!has_value());
    return *std::get_if<1>(&m_state);
  }
  const Error& error() const& {
    assert(!has_value());
    return *std::get_if<1>(&m_state);
  }
  Error&& error() && { return std::move(error()); }

 private:
  std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : m_failed(true), m_error(std::move(error)) {}

  explicit operator bool() const { return !m_failed; }
  bool has_value() const { return !m_failed; }
  Error& error() & { return m_error; }
  const Error& error() const& { return m_error; }
  Error&& error() && { return std::move(m_error); }

 private:
  bool m_failed = false;
  Error m_error;
};

}  // namespace hp
