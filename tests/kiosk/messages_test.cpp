#include "kiosk/messages.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace hp::kiosk {
namespace {

struct Pipe {
  Pipe() { EXPECT_EQ(::pipe(fd), 0); }
  ~Pipe() {
    ::close(fd[0]);
    if (fd[1] >= 0) ::close(fd[1]);
  }
  void end() { ::close(std::exchange(fd[1], -1)); }
  int fd[2]{-1, -1};
};

TEST(Messages, arrive_as_they_were_sent) {
  Pipe pipe;
  ASSERT_TRUE(write_message(pipe.fd[1], 'd', std::string("a\0b\xff", 4)));
  ASSERT_TRUE(write_message(pipe.fd[1], 's', ""));
  auto first = read_message(pipe.fd[0]), second = read_message(pipe.fd[0]);
  ASSERT_TRUE(first && *first && second && *second);
  EXPECT_EQ((*first)->payload, std::string("a\0b\xff", 4));
  EXPECT_EQ((*second)->kind, 's');
}

TEST(Messages, the_end_of_the_pipe_is_no_message) {
  Pipe pipe;
  pipe.end();
  auto message = read_message(pipe.fd[0]);
  ASSERT_TRUE(message);
  EXPECT_FALSE(*message);
}

TEST(Messages, one_cut_short_or_too_long_is_refused) {
  Pipe cut;
  ASSERT_EQ(::write(cut.fd[1], "d\x05\0\0\0ab", 7), 7);
  cut.end();
  EXPECT_FALSE(read_message(cut.fd[0]));
  Pipe huge;
  ASSERT_EQ(::write(huge.fd[1], "d\xff\xff\xff\xff", 5), 5);
  EXPECT_FALSE(read_message(huge.fd[0]));
}

}  // namespace
}  // namespace hp::kiosk
