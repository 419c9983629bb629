// Installing a pack from a folder on the same disk, against what does the same with coreutils: copy it, get the copy
// onto the disk, hash it. In turn, so that a busy machine slows both; both read their source from memory.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "bench/rows.h"
#include "pack_builder.h"

namespace hp::bench {
namespace {

using namespace pack::test;
namespace fs = std::filesystem;

// A good pack with so many megabytes of sound, one for each page. It is written piece by piece, as it is large.
void write_pack(const fs::path& path, std::size_t megabytes) {
  constexpr std::size_t sound_bytes = 1'000'000;
  Files files = good_files();
  const auto sound_path = [](std::size_t i) { return "audio/" + std::to_string(10'000 + i) + ".opus"; };
  std::mt19937 random(1);
  std::vector<std::uint32_t> noise(sound_bytes / 4 + megabytes);
  for (auto& word : noise) word = static_cast<std::uint32_t>(random());
  const auto sound = [&](std::size_t i) { return std::as_bytes(std::span(noise).subspan(i, sound_bytes / 4)); };

  std::erase_if(files, [](const auto& file) { return file.first.starts_with("audio/"); });
  pack::Manifest manifest;
  for (std::size_t i = 0; i < megabytes; ++i) manifest.lines.push_back({pack::blake2b_512(sound(i)), sound_path(i)});
  for (const auto& [name, content] : files)
    manifest.lines.push_back({pack::blake2b_512(std::as_bytes(std::span(content))), name});
  Bytes front = tar_of(signed_files(write_manifest(manifest), {files.front()}));
  front.resize(front.size() - 2 * pack::block_bytes);
  const Bytes back = tar_of({files.begin() + 1, files.end()});
  std::ofstream out(path, std::ios::binary);
  const auto write = [&](std::span<const std::byte> bytes) {
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  };
  write(front);
  for (std::size_t i = 0; i < megabytes; ++i) {
    write(pack::tar_header(sound_path(i), sound_bytes));
    write(sound(i));
    write(Bytes(pack::padded(sound_bytes) - sound_bytes));
  }
  write(back);
}

// How long a command takes, which must succeed.
double seconds_of(const std::vector<std::string>& command) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = -1;
  int status = -1;
  if (::posix_spawnp(&child, words.front(), nullptr, nullptr, words.data(), environ) == 0) ::waitpid(child, &status, 0);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (status != 0) {
    std::fprintf(stderr, "bench: %s failed\n", words.front());
    std::exit(1);
  }
  return took.count();
}

void measure_size(const std::string& updater, const fs::path& work, std::size_t megabytes, int rounds, Rows& rows) {
  const fs::path stick = work / "stick", store = work / "store", copy = work / "copy";
  fs::create_directories(stick);
  fs::create_directories(work / "trust");
  for (const auto& [name, content] : trust_files({0, 1, 2}, 2, "herts"))
    std::ofstream(work / "trust" / name) << content;
  const std::string offered = stick / "x.helppack";
  write_pack(offered, megabytes);
  seconds_of({"sync", offered});

  // A kiosk's receipt lies in memory, in /run; on a disk its ten a second would each wait for the disk.
  const fs::path receipt = (fs::exists("/dev/shm") ? "/dev/shm" : work) / fs::path("helppoint-bench-receipt");

  std::vector<double> ours, peers;
  for (int round = 0; round < rounds; ++round) {
    fs::create_directories(store);
    ours.push_back(seconds_of(
        {updater, "--from", stick, "--store", store, "--trust", work / "trust", "--receipt", work / "receipt"}));
    fs::remove_all(store);
    peers.push_back(seconds_of(
        {"sh", "-c", "cp \"$1\" \"$2\" && sync -d \"$2\" && b2sum \"$2\" >/dev/null", "sh", offered, copy.string()}));
    fs::remove(copy);
  }
  fs::remove_all(work);
  fs::remove(receipt);
  const double our_median = median(ours), peer_median = median(peers), speed = peer_median / our_median;
  rows.push_back({"install, " + std::to_string(megabytes) + " MB, median of " + std::to_string(rounds),
                  "≥ 0.8 × the speed of cp, sync -d, b2sum", ms(1e3 * our_median) + ", " + times(speed),
                  ms(1e3 * peer_median), speed >= 0.8});
}

}  // namespace

void measure_install(const Where& where, Rows& rows) {
  const std::string updater = fs::path(where.helppoint).parent_path() / "helppoint-update";
  std::string work = fs::absolute(where.pack).parent_path() / "bench-install-XXXXXX";
  if (!::mkdtemp(work.data())) return;
  measure_size(updater, work, 50, 9, rows);
  measure_size(updater, work, 500, 5, rows);
}

}  // namespace hp::bench
