// A visit in its own process, spoken to through its pipes, with nothing but what is compiled in to show.
#include "kiosk/visit.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

#include "kiosk/supervisor.h"

namespace hp::kiosk {
namespace {

class SafeVisit : public ::testing::Test {
 protected:
  void start(window::Size size = {1080, 1920}) {
    m_setup.headless = m_setup.scripted = true;
    m_setup.size = size;
    auto started = RunningVisit::start(m_setup, Turn::first);
    ASSERT_TRUE(started) << started.error().detail;
    m_visit.emplace(std::move(*started));
    char byte = 0;
    ASSERT_EQ(::read(m_visit->up(), &byte, 1), 1);
    ASSERT_EQ(byte, static_cast<char>(Up::first_frame));
  }
  std::string ask(Down kind, const std::string& payload = {}) {
    EXPECT_TRUE(write_message(m_visit->down(), static_cast<char>(kind), payload));
    auto answer = read_message(m_visit->results());
    return answer && *answer ? (*answer)->payload : "(the visit is over)";
  }
  hp::kiosk::Setup m_setup;
  std::optional<RunningVisit> m_visit;
};

TEST_F(SafeVisit, with_no_pack_still_shows_the_numbers) {
  start();
  const std::string tree = ask(Down::dump);
  EXPECT_TRUE(tree.starts_with("safe\n")) << tree;
  for (const char* number : {"\"999\"", "\"08000 121 700\"", "\"0800 808 3733\""})
    EXPECT_NE(tree.find(number), std::string::npos) << tree;
}

TEST_F(SafeVisit, fits_the_smallest_screen) {
  start({1024, 768});
  EXPECT_NE(ask(Down::dump).find("\"999\""), std::string::npos);
}

TEST_F(SafeVisit, says_so_when_a_verb_makes_no_sense) {
  start();
  ASSERT_TRUE(write_message(m_visit->down(), static_cast<char>(Down::key), "no-such-key"));
  auto answer = read_message(m_visit->results());
  ASSERT_TRUE(answer && *answer);
  EXPECT_EQ((*answer)->kind, static_cast<char>(Answer::wrong));
}

TEST_F(SafeVisit, ends_when_its_supervisor_is_gone) {
  start();
  const pid_t process = m_visit->process();
  m_visit.reset();  // closes the pipes and waits
  EXPECT_NE(::kill(process, 0), 0);
}

TEST_F(SafeVisit, stands_still_when_nothing_changes) {
  start();
  const std::string before = ask(Down::shot);
  ask(Down::time, "600000");
  EXPECT_TRUE(ask(Down::shot) == before);
}

}  // namespace
}  // namespace hp::kiosk
