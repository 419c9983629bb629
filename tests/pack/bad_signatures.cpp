// Packs that are whole, but not signed as they must be. Each is named by its damage.
#include "bad_packs.h"

namespace hp::pack {
namespace {

using namespace test;

Bytes signed_by(const std::vector<unsigned>& keys) {
  return tar_of(signed_files(manifest_of(good_files()), good_files(), keys));
}

// The good pack with its second signature written in another form…
Bytes with_form(const SignatureForm& form) {
  Files files = signed_files(manifest_of(good_files()), good_files());
  files[2].second = sign(1, files[0].second, form);
  return tar_of(files);
}

// …or its text changed after it was written…
Bytes with_text(void (*change)(std::string&)) {
  Files files = signed_files(manifest_of(good_files()), good_files());
  change(files[2].second);
  return tar_of(files);
}

// …or its signatures named otherwise.
Bytes with_names(const std::vector<std::string>& names) {
  Files files = signed_files(manifest_of(good_files()), good_files());
  for (std::size_t i = 0; i < names.size(); ++i) files[i + 1].first = names[i];
  return tar_of(files);
}

void replace(std::string& text, std::string_view old, std::string_view with) {
  text.replace(text.find(old), old.size(), with);
}

// The place of the last letter of the base64 in line 2 or 4; some of its bits say nothing.
std::size_t last_letter(const std::string& file, bool of_the_last_line) {
  const auto line_2 = file.find('\n') + 1;
  const auto end = of_the_last_line ? file.size() - 1 : file.find('\n', line_2);
  return file.find_last_not_of('=', end - 1);
}

void set_unused_bit(std::string& file, bool of_the_last_line) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  char& letter = file[last_letter(file, of_the_last_line)];
  letter = alphabet[alphabet.find(letter) + 1];
}

const std::vector<BadPack> all{
    {"no_signature", [] { return signed_by({}); }, "pack.unsigned"},
    {"one_signature_only", [] { return signed_by({2}); }, "pack.signatures-too-few"},
    {"unknown_key",
     [] {
       return signed_by({0, 9});
     },
     "pack.key-unknown"},
    {"unknown_key_beside_enough_good_ones",
     [] {
       return signed_by({0, 1, 9});
     },
     "pack.key-unknown"},
    {"same_key_twice",
     [] {
       return signed_by({1, 1});
     },
     "pack.signed-twice"},
    {"same_key_twice_beside_enough_good_ones",
     [] {
       return signed_by({0, 1, 0});
     },
     "pack.signed-twice"},
    {"same_key_twice_with_another_comment",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files(), {1, 1});
       files[2].second = sign(1, files[0].second, {.trusted = "another"});
       return tar_of(files);
     },
     "pack.signed-twice"},
    {"stranger_with_a_trusted_key_id",
     [] {
       return signed_by({0, 11});
     },
     "signature.wrong"},  // its id is key 1's
    {"signature_of_another_manifest",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       files[2].second = sign(1, "another");
       return tar_of(files);
     },
     "signature.wrong"},
    {"signatures_of_another_pack",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       Files other = good_files();
       other.back().second = "another catalogue";
       const Files others = signed_files(manifest_of(other), other);
       files[1] = others[1], files[2] = others[2];
       return tar_of(files);
     },
     "signature.wrong"},
    {"manifest_and_signatures_of_another_pack",
     [] {
       Files other = good_files();
       other.back().second = "another catalogue";
       return tar_of(signed_files(manifest_of(other), good_files()));
     },
     "pack.hash-wrong"},
    {"one_bad_signature_beside_enough_good_ones",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files(), {0, 1, 2});
       files[3].second = sign(2, "another");
       return tar_of(files);
     },
     "signature.wrong"},
    {"manifest_changed_after_signing",
     [] {
       Bytes pack = good_pack();
       std::swap(pack[block_bytes], pack[block_bytes + 1]);
       return pack;
     },
     "signature.wrong"},

    {"legacy_algorithm", [] { return with_form({.algorithm = "Ed"}); }, "signature.algorithm-wrong"},
    {"unknown_algorithm", [] { return with_form({.algorithm = "EE"}); }, "signature.algorithm-wrong"},
    {"global_signature_over_the_header_too", [] { return with_form({.header_in_global_signature = true}); },
     "signature.wrong"},
    {"untrusted_comment_of_ones_own", [] { return with_form({.untrusted = "untrusted comment: call me"}); },
     "signature.comment-wrong"},
    {"untrusted_comment_with_a_space_more",
     [] { return with_form({.untrusted = "untrusted comment: signature from minisign secret key "}); },
     "signature.comment-wrong"},
    {"trusted_comment_with_a_control_character", [] { return with_form({.trusted = "a\x1b[2Jb"}); },
     "signature.comment-wrong"},
    {"trusted_comment_not_utf8", [] { return with_form({.trusted = "caf\xe9"}); }, "signature.comment-wrong"},
    {"trusted_comment_changed",
     [] { return with_text([](std::string& file) { replace(file, "stamp:1", "stamp:2"); }); }, "signature.wrong"},
    {"trusted_comment_without_its_name",
     [] { return with_text([](std::string& file) { replace(file, "\ntrusted", "\nTrusted"); }); },
     "signature.form-wrong"},

    {"base64_with_unused_bits_set", [] { return with_text([](std::string& file) { set_unused_bit(file, false); }); },
     "signature.base64-wrong"},
    {"base64_of_the_last_line_with_unused_bits_set",
     [] { return with_text([](std::string& file) { set_unused_bit(file, true); }); }, "signature.base64-wrong"},
    {"base64_without_padding", [] { return with_text([](std::string& file) { replace(file, "=\n", "\n"); }); },
     "signature.base64-wrong"},
    {"base64_with_a_space", [] { return with_text([](std::string& file) { replace(file, "\nRU", "\n RU"); }); },
     "signature.base64-wrong"},
    {"base64_for_addresses",
     [] {
       return with_text([](std::string& file) {
         for (char& c : file) c = c == '+' ? '-' : c == '/' ? '_' : c;
       });
     },
     "signature.base64-wrong"},
    {"base64_too_short", [] { return with_text([](std::string& file) { replace(file, "\nRURU", "\nRU"); }); },
     "signature.base64-wrong"},
    {"crlf_line_ends",
     [] {
       return with_text([](std::string& file) {
         for (std::size_t at = 0; (at = file.find('\n', at)) != std::string::npos; at += 2) file.insert(at, "\r");
       });
     },
     "signature.comment-wrong"},
    {"no_last_newline", [] { return with_text([](std::string& file) { file.pop_back(); }); }, "signature.form-wrong"},
    {"a_second_last_newline", [] { return with_text([](std::string& file) { file += '\n'; }); },
     "signature.form-wrong"},
    {"a_fifth_line", [] { return with_text([](std::string& file) { file += "more\n"; }); }, "signature.form-wrong"},
    {"two_lines_as_signify_writes",
     [] { return with_text([](std::string& file) { file.resize(file.find("trusted comment: time")); }); },
     "signature.form-wrong"},
    {"empty_signature", [] { return with_text([](std::string& file) { file.clear(); }); }, "signature.form-wrong"},
    {"signature_too_long", [] { return with_form({.trusted = std::string(1900, 'x')}); }, "archive.too-large"},

    {"signature_numbers_with_a_gap",
     [] {
       return with_names({"MANIFEST.1.minisig", "MANIFEST.3.minisig"});
     },
     "archive.signature-number"},
    {"signature_numbers_from_2",
     [] {
       return with_names({"MANIFEST.2.minisig", "MANIFEST.3.minisig"});
     },
     "archive.signature-number"},
    {"signature_numbers_falling",
     [] {
       return with_names({"MANIFEST.2.minisig", "MANIFEST.1.minisig"});
     },
     "archive.signature-number"},
    {"signature_number_twice",
     [] {
       return with_names({"MANIFEST.1.minisig", "MANIFEST.1.minisig"});
     },
     "archive.signature-number"},
    {"signature_without_a_number", [] { return with_names({"MANIFEST.minisig"}); }, "archive.signature-number"},
    {"signature_number_0", [] { return with_names({"MANIFEST.0.minisig"}); }, "archive.signature-number"},
    {"ten_signatures",
     [] {
       return signed_by({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
     },
     "archive.signature-number"},
    {"signatures_behind_the_files",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       std::rotate(files.begin() + 1, files.begin() + 3, files.end());
       return tar_of(files);
     },
     "pack.unsigned"},
};

}  // namespace

const std::vector<BadPack>& test::bad_signatures() { return all; }

}  // namespace hp::pack
