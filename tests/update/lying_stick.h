#pragma once
// A stick that lies: a file system of our own in whose root lies one pack, and which answers each question as the test
// wants it to, another way each time. The kernel keeps no copy of what it said, so every read is heard here.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hp::update::test {

struct Lie {
  // Puts the bytes from `at` on into `into`, which were given `times_before` times already; their number, or the
  // negative of an errno.
  std::function<int(std::uint64_t at, std::vector<char>& into, unsigned times_before)> read;
  std::function<std::uint64_t(unsigned times_before)> size;
  std::function<unsigned(unsigned times_before)> mode;  // S_IFREG, where nothing else is wanted
  unsigned names = 1;
};

class LyingStick {
 public:
  // Mounted on the folder while this lives. Nothing where /dev/fuse cannot be opened or mounted.
  static std::unique_ptr<LyingStick> mount(const std::string& folder, Lie lie);
  ~LyingStick();
  LyingStick(const LyingStick&) = delete;
  LyingStick& operator=(const LyingStick&) = delete;

  unsigned opened() const;
  unsigned most_reads_of_a_byte() const;  // that were answered
  std::uint64_t bytes_read() const;

 private:
  struct Inside;
  explicit LyingStick(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> m_inside;
};

}  // namespace hp::update::test
