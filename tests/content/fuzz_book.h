#pragma once
// The seed and the numbers that fuzz_book.cpp and its short run share.
#include <map>
#include <string>

namespace hp::content {

std::string fuzz_seed();  // a whole book, with one of everything
const std::map<std::string, std::string>& fuzz_numbers();

}  // namespace hp::content
