#include "kiosk/warm.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace hp::kiosk {

Warm::~Warm() {
  if (m_file >= 0) ::close(m_file);
}

void Warm::begin() {
  while (!m_left.empty()) next_file();
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const std::size_t path = line.find('/');
    if (path != std::string::npos && !line.ends_with(".helppack") && !line.ends_with(" (deleted)"))
      m_left.push_back(line.substr(path));
  }
  std::sort(m_left.begin(), m_left.end());
  m_left.erase(std::unique(m_left.begin(), m_left.end()), m_left.end());
}

void Warm::read_on() {
  if (m_left.empty()) return;
  if (m_file < 0) m_file = ::open(m_left.back().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  // Small, so that the supervisor stays so.
  char bytes[16 << 10];
  std::size_t read = 0;
  for (ssize_t got = 0; read < piece; read += static_cast<std::size_t>(got))
    if ((got = ::read(m_file, bytes, sizeof bytes)) <= 0) return next_file();
}

void Warm::next_file() {
  if (m_file >= 0) ::close(m_file);
  m_file = -1;
  m_left.pop_back();
}

}  // namespace hp::kiosk
