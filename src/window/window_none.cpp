// The window without a display. A test, or the script that drives a visit through a pipe, is the only one here who can
// make anything happen: events come from send(), time from advance(). So wait() never lets virtual time pass. With an
// event queued it returns at once; with none it can only be waiting for `also`, and sleeps on that, for as long as the
// timeout allows by the machine's clock (the visit's own clock does not move the while: what is due is due only after
// advance()). With neither it returns at once, empty: nothing could ever come.
#include <poll.h>

#include <algorithm>
#include <climits>
#include <utility>

#include "window/window.h"

namespace hp::window {
namespace {

constexpr std::uint32_t black = 0xFF000000;

class Memory final : public MemoryWindow {
 public:
  explicit Memory(Size size) { become(size); }

  Size size() const override { return m_size; }
  Buffer buffer() override { return {m_pixels.data(), m_size.width, m_size.height, m_size.width}; }

  void present(std::span<const Area> areas) override {
    if (areas.empty()) return;
    m_presented.assign(areas.begin(), areas.end());
    ++m_frames;
  }

  std::vector<Event> wait(std::optional<std::uint32_t> timeout_ms, int also) override {
    if (m_events.empty() && also >= 0) {
      pollfd readable{.fd = also, .events = POLLIN, .revents = 0};
      // An interrupted sleep ends the wait as well: whoever sent the signal may want to be heard.
      poll(&readable, 1, timeout_ms ? static_cast<int>(std::min<std::uint32_t>(*timeout_ms, INT_MAX)) : -1);
    }
    return std::exchange(m_events, {});
  }

  std::uint64_t now() const override { return m_now; }
  bool presents_by_itself() const override { return false; }
  std::string driver() const override { return "memory"; }

  void send(const Event& event) override { m_events.push_back(event); }
  void advance(std::uint64_t ms) override { m_now += ms; }
  void resize(Size size) override {
    become(size);
    m_events.emplace_back(Resized{});
  }
  std::uint64_t frames_presented() const override { return m_frames; }
  const std::vector<Area>& last_presented() const override { return m_presented; }

 private:
  void become(Size size) {
    m_size = {std::max(size.width, 0), std::max(size.height, 0)};
    m_pixels.assign(static_cast<std::size_t>(m_size.width) * static_cast<std::size_t>(m_size.height), black);
  }

  Size m_size;
  std::vector<std::uint32_t> m_pixels;
  std::vector<Event> m_events;
  std::uint64_t m_now = 0;
  std::uint64_t m_frames = 0;
  std::vector<Area> m_presented;
};

}  // namespace

std::unique_ptr<MemoryWindow> open_memory(Size size) { return std::make_unique<Memory>(size); }

}  // namespace hp::window
