#include "author/trial.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <span>

#include "author/attach.h"
#include "author/seal.h"
#include "pack/about.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

constexpr int keys_made = 3, signatures_asked_for = 2;

Result<void> write(const std::string& file, std::string_view text) {
  return pack::replace_file(file, std::as_bytes(std::span(text)));
}

}  // namespace

Result<Trial> Trial::open() {
  const char* temporary = std::getenv("TMPDIR");
  std::string name = std::string(temporary != nullptr ? temporary : "/tmp") + "/helppoint-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr || ::mkdir((name + "/trust").c_str(), 0700) != 0)
    return Error{"trial.unwritable", "no folder can be made in " +
                                         std::string(temporary != nullptr ? temporary : "/tmp") + " (" +
                                         std::strerror(errno) + "); point TMPDIR at one that can be written"};
  Trial trial;
  trial.m_folder = name;
  for (int i = 1; i <= keys_made; ++i) {
    trial.m_keys.push_back(SigningKey::make());
    auto written =
        write(trial.trust() + "/throw-away-" + std::to_string(i) + ".pub", trial.m_keys.back().public_file());
    if (!written) return std::move(written).error();
  }
  if (auto written = write(trial.trust() + "/threshold", std::to_string(signatures_asked_for) + "\n"); !written)
    return std::move(written).error();
  return trial;
}

Trial::Trial(Trial&& other) noexcept
    : m_folder(std::exchange(other.m_folder, {})), m_keys(std::move(other.m_keys)), m_count(other.m_count) {}

Trial::~Trial() {
  std::error_code ignored;
  if (!m_folder.empty()) std::filesystem::remove_all(m_folder, ignored);
}

Result<std::string> Trial::sign(const PackFiles& files) {
  auto sealed = seal(files);
  if (!sealed) return std::move(sealed).error();
  auto manifest = manifest_of(*sealed);
  if (!manifest) return std::move(manifest).error();
  std::vector<std::string> signatures;
  for (int i = 0; i < signatures_asked_for; ++i)
    signatures.push_back(m_keys[static_cast<std::size_t>(i)].sign(*manifest, "throw-away key, for this machine only"));
  auto signed_pack = attach(*sealed, signatures);
  if (!signed_pack) return std::move(signed_pack).error();

  const std::vector<std::byte>& json = files.at("pack.json");
  auto about = pack::parse_about({reinterpret_cast<const char*>(json.data()), json.size()});
  if (!about) return std::move(about).error();
  if (auto written = write(trust() + "/group", about->group + "\n"); !written) return std::move(written).error();
  const std::string file = m_folder + "/" + std::to_string(++m_count) + ".helppack";
  if (auto written = pack::replace_file(file, *signed_pack); !written) return std::move(written).error();
  return file;
}

void Trial::forget(const std::string& pack) {
  std::error_code ignored;
  std::filesystem::remove(pack, ignored);
}

std::string kiosk_program() {
  std::error_code failed;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / "helppoint";
  return !failed && ::access(beside.c_str(), X_OK) == 0 ? beside.string() : "helppoint";
}

}  // namespace hp::author
