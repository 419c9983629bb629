#include "program_run.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

namespace hp::update::test {
namespace {

const std::string program = HELPPOINT_BUILD "/bin/helppoint-update";

// Its own environment: the leak checker of a sanitized build cannot look while another program traces ours.
std::vector<std::string> environment() {
  std::vector<std::string> all{"ASAN_OPTIONS=detect_leaks=0"};
  for (char** variable = environ; *variable; ++variable)
    if (!std::string_view(*variable).starts_with("ASAN_OPTIONS=")) all.emplace_back(*variable);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::string whole(const std::string& path) {
  auto text = pack::read_file(path, pack::max_pack_bytes);
  return text ? *std::move(text) : "";
}

std::string sum_of(const std::string& bytes) {
  const pack::Manifest line{{{pack::blake2b_512(std::as_bytes(std::span(bytes))), "x"}}};
  return std::to_string(bytes.size()) + " bytes, " + pack::write_manifest(line).substr(0, 16);
}

}  // namespace

Ended ProgramKiosk::run(const std::vector<std::string>& under, const std::vector<std::string>& options) const {
  const std::string errors = run_folder.path() + "/errors";
  std::vector<std::string> words = under;
  words.insert(words.end(), {program, "--from", stick.path(), "--store", store.path(), "--trust", trust.path(),
                             "--receipt", run_folder.path() + "/receipt"});
  words.insert(words.end(), options.begin(), options.end());
  auto variables = environment();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = -1;
  const int failed = ::posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                    pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  Ended ended;
  int status = 0;
  if (failed != 0 || ::waitpid(child, &status, 0) != child) {
    ADD_FAILURE() << words.front() << " does not start";
    return ended;
  }
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.said = whole(errors);
  return ended;
}

std::optional<pack::Receipt> ProgramKiosk::receipt() const {
  const auto text = pack::read_file(run_folder.path() + "/receipt", pack::max_receipt_bytes);
  if (!text) return std::nullopt;
  const auto receipt = pack::parse_receipt(*text);
  EXPECT_TRUE(receipt) << "the receipt is damaged: " << *text;
  return receipt ? std::optional(*receipt) : std::nullopt;
}

std::string ProgramKiosk::refusal() const {
  const auto found = receipt();
  if (!found) return "no receipt";
  if (found->code) return std::string(pack::name_of(*found->code));
  return found->state == pack::Receipt::State::installed ? "installed" : "working";
}

std::map<std::string, std::string> snapshot(const std::string& folder) {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().string().substr(folder.size() + 1);
    if (entry.is_symlink())
      found[name] = "-> " + fs::read_symlink(entry.path()).string();
    else
      found[name] = entry.is_directory() ? "a folder" : sum_of(whole(entry.path()));
  }
  return found;
}

std::vector<std::string> names_in(const std::string& folder) {
  auto names = pack::list_folder(folder);
  return names ? *std::move(names) : std::vector<std::string>();
}

}  // namespace hp::update::test
