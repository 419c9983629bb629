// What passes between a visit and the supervisor.
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <sstream>

#include "kiosk/visit.h"

namespace hp::kiosk {
namespace {

std::optional<window::KeyName> key_named(std::string_view name) {
  using K = window::KeyName;
  constexpr std::pair<std::string_view, K> names[] = {
      {"tab", K::tab},   {"back-tab", K::back_tab}, {"left", K::left},          {"right", K::right},
      {"up", K::up},     {"down", K::down},         {"enter", K::enter},        {"escape", K::escape},
      {"home", K::home}, {"page-up", K::page_up},   {"page-down", K::page_down}};
  for (const auto& [word, key] : names)
    if (word == name) return key;
  return std::nullopt;
}

bool readable(int fd) {
  pollfd wanted{fd, POLLIN, 0};
  return ::poll(&wanted, 1, 0) > 0;
}

}  // namespace

void Visit::read_down() {
  if (m_pipes.down < 0) return;
  while (!m_over && readable(m_pipes.down)) {
    auto message = read_message(m_pipes.down);
    if (!message || !*message) {
      m_over = true;  // the supervisor is gone, and with it the reason to be here
      return;
    }
    answer(**message);
  }
}

// A receipt that cannot be read is no receipt: nothing is said of it to a visitor.
void Visit::take_receipt(const std::string& payload) {
  const std::size_t line = payload.find('\n');
  std::uint64_t age = 0;
  std::from_chars(payload.data(), payload.data() + std::min(line, payload.size()), age);
  auto receipt = line == std::string::npos ? Result<pack::Receipt>(Error{"receipt.damaged", "it has no age"})
                                           : pack::parse_receipt(std::string_view(payload).substr(line + 1));
  m_receipt.reset();
  m_curtain.receipt_gone();
  if (receipt) {
    m_receipt = std::move(*receipt);
    m_curtain.receipt_changed(m_window.now(), age);
  }
  m_dirty = true;
}

void Visit::make_way() {
  stand();
  if (m_curtain.serves_somebody()) return;
  m_over = m_making_way = true;
}

void Visit::answer(const Message& message) {
  const auto reply = [&](Answer kind, std::string_view payload) {
    if (m_pipes.results < 0) return;
    if (!write_message(m_pipes.results, static_cast<char>(kind), payload)) m_over = true;
  };
  std::istringstream words(message.payload);
  switch (static_cast<Down>(message.kind)) {
    case Down::receipt:
      take_receipt(message.payload);
      if (m_dirty && m_memory == nullptr && !m_waiting) settle();
      return;
    case Down::go:
      m_waiting = false;
      return;
    case Down::make_way:
      if (m_memory == nullptr) return make_way();
      make_way();
      break;
    case Down::finger: {
      std::string phase;
      window::Finger finger;
      words >> phase >> finger.x >> finger.y >> finger.id;
      if (words.fail()) return reply(Answer::wrong, "a finger is down, move or up, x, y and a number");
      finger.phase = phase == "down"   ? window::Finger::Phase::down
                     : phase == "move" ? window::Finger::Phase::move
                                       : window::Finger::Phase::up;
      finger.at = m_window.now();
      handle(finger);
      break;
    }
    case Down::key: {
      const auto name = key_named(message.payload);
      if (!name) return reply(Answer::wrong, "there is no key '" + message.payload + "'");
      handle(window::Key{*name});
      break;
    }
    case Down::time: {
      std::uint64_t ms = 0;
      words >> ms;
      if (m_memory != nullptr) advance_to(m_window.now() + ms);
      break;
    }
    case Down::glass: {
      window::Size size;
      words >> size.width >> size.height;
      if (m_memory == nullptr) break;
      if (words.fail())
        m_memory->send(window::Exposed{});
      else
        m_memory->resize(size);
      for (const window::Event& event : m_memory->wait(0)) handle(event);
      break;
    }
    case Down::settle:
      break;
    case Down::dump:
      while (m_dirty && !m_over) settle();
      return reply(Answer::tree, spoken());
    case Down::shot:
      while (m_dirty && !m_over) settle();
      return reply(Answer::pixels, pixels());
  }
  if (m_over) return;  // the end of the pipes is the answer
  if (m_dirty) settle();
  if (!m_over) reply(Answer::settled, {});
}

std::string Visit::pixels() {
  const window::Buffer b = m_window.buffer();
  std::string out(8 + static_cast<std::size_t>(b.width) * static_cast<std::size_t>(b.height) * 4, 0);
  const std::int32_t size[2] = {b.width, b.height};
  std::memcpy(out.data(), size, 8);
  for (int y = 0; y < b.height; ++y)
    std::memcpy(out.data() + 8 + static_cast<std::size_t>(y) * static_cast<std::size_t>(b.width) * 4,
                b.pixels + static_cast<std::ptrdiff_t>(y) * b.stride, static_cast<std::size_t>(b.width) * 4);
  return out;
}

std::string Visit::spoken() const {
  return std::string(screen_name(m_look.front.value_or(m_look.screen))) + "\n" + dump(m_ui.tree());
}

}  // namespace hp::kiosk
