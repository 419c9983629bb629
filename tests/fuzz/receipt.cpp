// The receipt of a stick: what is accepted says the same once written and read again, and fits into its file.
#include "pack/receipt.h"

#include "pack/word_list.h"
#include "pack/words.h"
#include "target.h"

namespace hp::fuzz {

using namespace pack;

std::vector<std::string> seeds() {
  std::string words = "words=";
  for (int i = 0; i < 6; ++i) words += (i ? " " : "") + std::string(word_list[static_cast<std::size_t>(i) * 300]);
  return {"state=working\npercent=42\n", "percent=100\nstate=working\n",
          "state=installed\nfrom=2026112401\nto=2026122401\n" + words + "\n",
          "state=refused\ncode=too-few-signatures\n", "state=refused\ncode=not-known-to-us\n\nto=9999123199"};
}

std::vector<std::string> words() {
  return {"state=", "working", "installed",  "refused", "percent=", "from=", "to=",
          "code=",  "words=",  "2026112401", "100",     "-1",       "+1",    std::string(word_list[0]) + " ",
          "\n",     "="};
}

void try_input(std::string_view input) {
  const auto receipt = parse_receipt(input);
  if (!receipt) return check(receipt.error().code == "receipt.damaged");
  check(input.size() <= max_receipt_bytes);
  check(!receipt->percent || (*receipt->percent >= 0 && *receipt->percent <= 100));
  check(receipt->words.empty() || receipt->words.size() == words_shown);
  if (receipt->code) check(!name_of(*receipt->code).empty() && !sentence(*receipt->code).empty());
  const std::string written = write_receipt(*receipt);
  const auto again = parse_receipt(written);
  check(again && *again == *receipt && write_receipt(*again) == written);
}

}  // namespace hp::fuzz
