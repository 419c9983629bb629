#pragma once
// What passes between the supervisor and a visit, and nothing else does (design §3). Down one pipe: a receipt, and in
// tests time, fingers, keys and questions. Up another: single bytes of a closed list. With a script only, a third pipe
// carries results up: text and pixels. A frame on the down and result pipes is one byte of kind, four of length
// (little-endian), the payload.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "result.h"

namespace hp::kiosk {

enum class Down : char {
  receipt = 'r',   // its age in ms, a line feed, then the receipt file as it stands, at most 512 bytes
  go = 'g',        // it is this visit's turn: show yourself
  make_way = 'n',  // another pack is to be shown: end, unless somebody is being served
  // with a script only:
  finger = 'F',  // "down|move|up x y"
  key = 'K',     // a key's name
  time = 'T',    // "ms" on the virtual clock
  glass = 'G',   // "width height" it has from now on; or nothing: the display has lost the picture
  settle = 's',  // answer when nothing more is to be drawn
  dump = 'd',    // answer with the screen's name and the spoken tree
  shot = 'i',    // answer with the pixels
};
enum class Up : char {
  first_frame = 'f',
  alive = 'a',         // awake; said now and then, without being asked
  receipt_seen = 'r',  // it was touched away: the next visit need not show it again
};
enum class Answer : char {
  settled = 'o',
  tree = 't',    // first line: the screen's name
  pixels = 'x',  // width and height as two little-endian 32-bit numbers, then width × height pixels 0xAARRGGBB
  wrong = 'e',   // the verb made no sense to the visit
};

inline constexpr std::size_t longest_message = std::size_t{64} << 20;

struct Message {
  char kind = 0;
  std::string payload;
};

// Whole frames; a small one in one piece, so that a pipe that does not block takes all of it or nothing. Reading
// blocks. Reading gives nothing at the end of the pipe. Errors: message.damaged, message.pipe.
Result<void> write_message(int fd, char kind, std::string_view payload);
Result<std::optional<Message>> read_message(int fd);

}  // namespace hp::kiosk
