// "Opening costs the same for a 5 MB pack as for a 500 MB one" (design §6 and §11), where the difference is sound. The
// big file has holes for its sound: zeros that no disk holds, but that a reader would still have to hash.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "pack/store.h"
#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

// How 500 MB of sound may be cut up: one sound a page, or one for each part of a page. Each costs some 2 µs. The budget
// is a ratio of 1.2; the limits here are for machines that are busy, too.
struct Sound {
  std::size_t count, bytes;
  double limit;
};
constexpr Sound none{0, 0, 1}, of_pages{500, 1'000'000, 2}, of_parts{1250, 400'000, 3};

std::string sound_path(std::size_t i) { return "audio/" + std::to_string(10'000 + i) + ".opus"; }

// 5 MB of words and fonts in 120 files.
Files words() {
  Files files = good_files();
  std::erase_if(files, [](const auto& file) { return file.first.starts_with("audio/"); });
  for (int i = 100; i < 220; ++i) files.emplace_back("text/en-gb/x" + std::to_string(i), std::string(41'000, char(i)));
  return files;
}

// Writes the pack of words() and this sound; the offset of the first sound.
std::size_t write_pack(const std::string& path, Sound sound) {
  const Files files = words();
  const std::string silence(sound.bytes, '\0');
  const Digest of_silence = blake2b_512(std::as_bytes(std::span(silence)));
  Manifest manifest;
  for (std::size_t i = 0; i < sound.count; ++i) manifest.lines.push_back({of_silence, sound_path(i)});
  for (const auto& [name, content] : files)
    manifest.lines.push_back({blake2b_512(std::as_bytes(std::span(content))), name});

  Bytes front = tar_of(signed_files(write_manifest(manifest), {files.front()}));
  front.resize(front.size() - 2 * block_bytes);
  const Bytes back = tar_of({files.begin() + 1, files.end()});
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  auto at = static_cast<off_t>(front.size());
  EXPECT_EQ(::write(file, front.data(), front.size()), std::ssize(front));
  for (std::size_t i = 0; i < sound.count; ++i) {
    const TarHeader header = tar_header(sound_path(i), sound.bytes);
    EXPECT_EQ(::pwrite(file, header.data(), header.size(), at), std::ssize(header));
    at += static_cast<off_t>(block_bytes + padded(sound.bytes));
  }
  EXPECT_EQ(::pwrite(file, back.data(), back.size(), at), std::ssize(back));
  ::fsync(file);
  ::close(file);
  return front.size();
}

// Of all processors' time, as hashing is shared among them: both files are in the page cache, and what else the machine does
// is not our cost.
double milliseconds_to_open(const std::string& path) {
  const auto now = [] {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  };
  const double start = now();
  const auto pack = open_pack(path, trust());
  const double end = now();
  EXPECT_TRUE(pack) << pack.error().detail;
  return end - start;
}

class OpenCost : public testing::TestWithParam<Sound> {};

TEST_P(OpenCost, of_500_mb_with_sound_is_that_of_5_mb_without) {
  const TempFolder folder;
  const std::string small = folder.path() + "/small", big = folder.path() + "/big";
  write_pack(small, none), write_pack(big, GetParam());
  std::vector<double> of_small, of_big;
  for (int i = 0; i < 15; ++i) {  // in turn, so that a busy machine slows both
    of_small.push_back(milliseconds_to_open(small));
    of_big.push_back(milliseconds_to_open(big));
  }
  const double least_small = *std::min_element(of_small.begin(), of_small.end());
  const double least_big = *std::min_element(of_big.begin(), of_big.end());
  const double ratio = least_big / least_small;
  std::printf("opening 5 MB: %.2f ms, 500 MB in %zu sounds: %.2f ms, ratio %.2f\n", least_small, GetParam().count,
              least_big, ratio);
#if defined(__SANITIZE_ADDRESS__)
  const double slack = 2;  // it watches the reading of headers, and not the hashing, which is libsodium's
#else
  const double slack = 1;
#endif
  EXPECT_LE(ratio, GetParam().limit * slack);
}

INSTANTIATE_TEST_SUITE_P(Sounds, OpenCost, testing::Values(of_pages, of_parts),
                         [](const auto& sound) { return std::to_string(sound.param.count); });

// How many pages of this part of the file are in the page cache, and how many it has.
std::pair<std::size_t, std::size_t> pages_in_memory(int file, std::size_t at, std::size_t length) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t start = at / page * page;
  length += at - start;
  std::vector<unsigned char> resident((length + page - 1) / page);
  void* const map = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, static_cast<off_t>(start));
  if (map == MAP_FAILED || ::mincore(map, length, resident.data()) != 0) return {resident.size(), 0};
  ::munmap(map, length);
  const auto in_memory = std::count_if(resident.begin(), resident.end(), [](auto flags) { return flags & 1; });
  return {static_cast<std::size_t>(in_memory), resident.size()};
}

// A pack with 500 MB of sound of which nothing is in the page cache.
class SoundInMemory : public testing::Test {
 protected:
  void SetUp() override {
    m_sound_at = write_pack(m_path, of_parts);
    m_file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::posix_fadvise(m_file, 0, 0, POSIX_FADV_DONTNEED), 0);
  }
  void TearDown() override { ::close(m_file); }
  TempFolder m_folder;
  std::string m_path = m_folder.path() + "/big";
  std::size_t m_sound_at = 0;
  int m_file = -1;
};

TEST_F(SoundInMemory, is_none_after_opening) {
  ASSERT_TRUE(open_pack(m_path, trust()));
  const auto [in_memory, pages] =
      pages_in_memory(m_file, m_sound_at, of_parts.count * (block_bytes + padded(of_parts.bytes)));
  std::printf("of %zu pages of sound, %zu are in memory\n", pages, in_memory);
  EXPECT_LE(in_memory, 3 * of_parts.count) << "its header, and the padding at its end";
}

TEST_F(SoundInMemory, is_gone_once_it_was_played_and_dropped) {
  const auto pack = open_pack(m_path, trust());
  ASSERT_TRUE(pack);
  const std::size_t first = m_sound_at + block_bytes;
  ASSERT_TRUE(pack->files().sound(sound_path(0)));
  EXPECT_GT(pages_in_memory(m_file, first, of_parts.bytes).first, of_parts.bytes / 5000) << "it was read to be hashed";
  pack->files().drop_sound(sound_path(0));
  EXPECT_LE(pages_in_memory(m_file, first, of_parts.bytes).first, 2u) << "what it shares with its neighbours' headers";
}

}  // namespace
}  // namespace hp::pack
