// "Opening costs the same for a 5 MB pack as for a 500 MB one" (design §6 and §11), where the difference is sound. The
// big file has holes for its sound: zeros that no disk holds, but that a reader would still have to hash.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "pack/store.h"
#include "pack_builder.h"

namespace hp::pack {
namespace {

using namespace test;

constexpr std::size_t sounds = 1250, sound_bytes = 400'000;  // 500 MB: a minute's speech each, in 40 languages 31 each

std::string sound_path(std::size_t i) { return "audio/" + std::to_string(10'000 + i) + ".opus"; }

// 5 MB of words and fonts in 120 files.
Files words() {
  Files files = good_files();
  std::erase_if(files, [](const auto& file) { return file.first.starts_with("audio/"); });
  for (int i = 100; i < 220; ++i) files.emplace_back("text/en-gb/x" + std::to_string(i), std::string(41'000, char(i)));
  return files;
}

// Writes the pack of words() and this many sounds; where its sound lies if it has any.
std::size_t write_pack(const std::string& path, std::size_t sound_count) {
  const Files files = words();
  const std::string silence(sound_bytes, '\0');
  Manifest manifest;
  for (std::size_t i = 0; i < sound_count; ++i)
    manifest.lines.push_back({blake2b_512(std::as_bytes(std::span(silence))), sound_path(i)});
  for (const auto& [name, content] : files)
    manifest.lines.push_back({blake2b_512(std::as_bytes(std::span(content))), name});

  Bytes front = tar_of(signed_files(write_manifest(manifest), {files.front()}));
  front.resize(front.size() - 2 * block_bytes);
  const Bytes back = tar_of({files.begin() + 1, files.end()});
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  auto at = static_cast<off_t>(front.size());
  EXPECT_EQ(::write(file, front.data(), front.size()), std::ssize(front));
  for (std::size_t i = 0; i < sound_count; ++i) {
    const TarHeader header = tar_header(sound_path(i), sound_bytes);
    EXPECT_EQ(::pwrite(file, header.data(), header.size(), at), std::ssize(header));
    at += static_cast<off_t>(block_bytes + padded(sound_bytes));
  }
  EXPECT_EQ(::pwrite(file, back.data(), back.size(), at), std::ssize(back));
  ::fsync(file);
  ::close(file);
  return front.size();
}

double milliseconds_to_open(const std::string& path) {
  const auto start = std::chrono::steady_clock::now();
  const auto pack = open_pack(path, trust());
  const auto end = std::chrono::steady_clock::now();
  EXPECT_TRUE(pack) << pack.error().detail;
  return std::chrono::duration<double, std::milli>(end - start).count();
}

TEST(OpenCost, of_500_mb_with_sound_is_that_of_5_mb_without) {
  const TempFolder folder;
  const std::string small = folder.path() + "/small", big = folder.path() + "/big";
  write_pack(small, 0), write_pack(big, sounds);
  std::vector<double> of_small, of_big;
  for (int i = 0; i < 15; ++i) {  // in turn, so that a busy machine slows both
    of_small.push_back(milliseconds_to_open(small));
    of_big.push_back(milliseconds_to_open(big));
  }
  const double least_small = *std::min_element(of_small.begin(), of_small.end());
  const double least_big = *std::min_element(of_big.begin(), of_big.end());
  std::printf("opening 5 MB: %.2f ms, 500 MB: %.2f ms, ratio %.2f\n", least_small, least_big, least_big / least_small);
  EXPECT_LE(least_big / least_small, 2) << "the budget is 1.2; here only what no busy machine explains fails";
}

TEST(OpenCost, opening_reads_no_sound_from_the_disk) {
  const TempFolder folder;
  const std::string path = folder.path() + "/big";
  const std::size_t sound_at = write_pack(path, sounds);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED), 0);
  ASSERT_TRUE(open_pack(path, trust()));

  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t length = sounds * (block_bytes + padded(sound_bytes));
  std::vector<unsigned char> resident((length + page - 1) / page);
  void* const map = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, static_cast<off_t>(sound_at / page * page));
  ASSERT_NE(map, MAP_FAILED);
  ASSERT_EQ(::mincore(map, length, resident.data()), 0);
  const auto pages = std::count_if(resident.begin(), resident.end(), [](unsigned char flags) { return flags & 1; });
  ::munmap(map, length);
  ::close(file);
  std::printf("of %zu pages of sound, %td are in memory\n", resident.size(), pages);
  EXPECT_LE(pages, std::ptrdiff_t{3 * sounds}) << "its header, and the padding at its end";
}

}  // namespace
}  // namespace hp::pack
