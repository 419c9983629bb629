#pragma once
// What the page cache holds of the program's own files is anybody's to ask for (mincore(2)): of a library that is read
// in part, the part would tell which language was read (design §6). So all of them are read whole, a piece at a time,
// in the moments when nothing else is to be done. A pack is read whole when it is opened, but for its sound.
#include <cstddef>
#include <string>
#include <vector>

namespace hp::kiosk {

class Warm {
 public:
  ~Warm();
  Warm() = default;
  Warm(const Warm&) = delete;
  Warm& operator=(const Warm&) = delete;

  void begin();  // with every file this process has mapped, but packs
  bool is_done() const { return m_left.empty(); }
  void read_on();  // the next piece

 private:
  static constexpr std::size_t piece = std::size_t{1} << 20;
  void next_file();
  std::vector<std::string> m_left;  // the last is being read
  int m_file = -1;
};

}  // namespace hp::kiosk
