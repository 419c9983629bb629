#include "kiosk/messages.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>

namespace hp::kiosk {
namespace {

Error pipe_error(const char* what) { return {"message.pipe", std::string(what) + ": " + std::strerror(errno)}; }

Result<void> write_all(int fd, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t n = ::write(fd, bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return pipe_error("writing to the other side");
    bytes += n;
    size -= static_cast<std::size_t>(n);
  }
  return {};
}

// False at the end of the pipe before the first byte.
Result<bool> read_all(int fd, char* bytes, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t n = ::read(fd, bytes + got, size - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return pipe_error("reading from the other side");
    if (n == 0) {
      if (got == 0) return false;
      return Error{"message.damaged", "the other side stopped in the middle of a message"};
    }
    got += static_cast<std::size_t>(n);
  }
  return true;
}

}  // namespace

Result<void> write_message(int fd, char kind, std::string_view payload) {
  const auto size = static_cast<std::uint32_t>(payload.size());
  const std::array<char, 5> head{kind, static_cast<char>(size), static_cast<char>(size >> 8),
                                 static_cast<char>(size >> 16), static_cast<char>(size >> 24)};
  if (payload.size() <= PIPE_BUF - head.size()) {
    const std::string whole = std::string(head.data(), head.size()).append(payload);
    return write_all(fd, whole.data(), whole.size());
  }
  if (auto wrote = write_all(fd, head.data(), head.size()); !wrote) return wrote;
  return write_all(fd, payload.data(), payload.size());
}

Result<std::optional<Message>> read_message(int fd) {
  std::array<char, 5> head{};
  auto more = read_all(fd, head.data(), head.size());
  if (!more) return std::move(more).error();
  if (!*more) return std::optional<Message>{};
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < 4; ++i)
    size |= static_cast<std::uint32_t>(static_cast<unsigned char>(head[i + 1])) << (8 * i);
  if (size > longest_message) return Error{"message.damaged", "a message longer than any may be"};
  Message message{head[0], std::string(size, '\0')};
  if (size > 0) {
    auto body = read_all(fd, message.payload.data(), size);
    if (!body) return std::move(body).error();
    if (!*body) return Error{"message.damaged", "the other side stopped in the middle of a message"};
  }
  return std::optional<Message>{std::move(message)};
}

}  // namespace hp::kiosk
