#pragma once
// A pack shown on this machine alone, to the people who write it: built from its sources, signed with throw-away keys,
// beside the trust folder that the kiosk is told to trust. All of it lies in one temporary folder and goes with it.
#include <string>
#include <vector>

#include "author/build.h"
#include "author/keys.h"
#include "result.h"

namespace hp::author {

class Trial {
 public:
  // Makes the folder and its keys. Errors: trial.unwritable.
  static Result<Trial> open();
  Trial(Trial&&) noexcept;
  Trial& operator=(Trial&&) = delete;
  ~Trial();  // the folder goes

  // Seals and signs these files under a new name, the kiosk's to open. Errors: seal.*, trial.unwritable.
  Result<std::string> sign(const PackFiles& files);
  void forget(const std::string& pack);  // one that sign() returned

  const std::string& folder() const { return m_folder; }
  std::string trust() const { return m_folder + "/trust"; }  // there after the first sign()

 private:
  Trial() = default;
  std::string m_folder;
  std::vector<SigningKey> m_keys;
  unsigned m_count = 0;
};

// The program `helppoint` that belongs to this one: beside it, or the installed one.
std::string kiosk_program();

}  // namespace hp::author
