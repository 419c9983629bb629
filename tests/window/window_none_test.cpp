#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

#include "window/window.h"

namespace hp::window {
namespace {

class Pipe {
 public:
  Pipe() { EXPECT_EQ(pipe(m_ends.data()), 0); }
  ~Pipe() {
    close(m_ends[0]);
    close(m_ends[1]);
  }
  int reading_end() const { return m_ends[0]; }
  void write_byte() const { EXPECT_EQ(write(m_ends[1], "x", 1), 1); }

 private:
  std::array<int, 2> m_ends{};
};

TEST(MemoryWindow, its_buffer_is_black_and_of_its_size) {
  const auto window = open_memory({4, 3});
  const Buffer buffer = window->buffer();
  EXPECT_EQ(window->size(), (Size{4, 3}));
  EXPECT_EQ(buffer.width, 4);
  EXPECT_EQ(buffer.height, 3);
  for (int i = 0; i < 12; ++i) EXPECT_EQ(buffer.pixels[i], 0xFF000000u);
}

TEST(MemoryWindow, what_was_sent_comes_oldest_first) {
  const auto window = open_memory({4, 3});
  window->send(Key{KeyName::tab});
  window->send(Finger{Finger::Phase::down, 7, 1, 2, 3});
  const std::vector<Event> events = window->wait(std::nullopt);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(std::get<Key>(events[0]).name, KeyName::tab);
  EXPECT_EQ(std::get<Finger>(events[1]).id, 7);
  EXPECT_TRUE(window->wait(0).empty());
}

TEST(MemoryWindow, with_nothing_to_wait_for_it_returns_at_once) {
  const auto window = open_memory({4, 3});
  EXPECT_TRUE(window->wait(std::nullopt).empty());
  EXPECT_TRUE(window->wait(3600 * 1000).empty());
}

TEST(MemoryWindow, only_advance_moves_its_clock) {
  const auto window = open_memory({4, 3});
  const Pipe pipe;
  window->wait(5, pipe.reading_end());
  EXPECT_EQ(window->now(), 0u);
  window->advance(1500);
  EXPECT_EQ(window->now(), 1500u);
}

TEST(MemoryWindow, a_byte_in_the_pipe_ends_the_wait) {
  const auto window = open_memory({4, 3});
  const Pipe pipe;
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pipe.write_byte();
  });
  EXPECT_TRUE(window->wait(std::nullopt, pipe.reading_end()).empty());
  later.join();
}

TEST(MemoryWindow, an_event_does_not_wait_for_the_pipe) {
  const auto window = open_memory({4, 3});
  const Pipe pipe;
  window->send(Closed{});
  EXPECT_EQ(window->wait(std::nullopt, pipe.reading_end()).size(), 1u);
}

TEST(MemoryWindow, it_remembers_what_was_presented) {
  const auto window = open_memory({40, 30});
  window->present({});
  EXPECT_EQ(window->frames_presented(), 0u);
  window->present(std::array{Area{1, 2, 3, 4}, Area{5, 6, 7, 8}});
  EXPECT_EQ(window->frames_presented(), 1u);
  ASSERT_EQ(window->last_presented().size(), 2u);
  EXPECT_EQ(window->last_presented()[1].width, 7);
}

TEST(MemoryWindow, a_new_size_loses_the_pixels_and_says_so) {
  const auto window = open_memory({4, 3});
  window->buffer().pixels[0] = 0xFFFFFFFF;
  window->resize({6, 2});
  const std::vector<Event> events = window->wait(0);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<Resized>(events[0]));
  EXPECT_EQ(window->size(), (Size{6, 2}));
  EXPECT_EQ(window->buffer().pixels[0], 0xFF000000u);
}

TEST(MemoryWindow, it_is_headless) { EXPECT_FALSE(open_memory({1, 1})->presents_by_itself()); }

}  // namespace
}  // namespace hp::window
