// Packs with a MANIFEST that enough trusted keys have signed and that is wrong all the same: a careless publisher, or
// two stolen keys. Each is named by its damage.
#include "bad_packs.h"

#include <algorithm>

namespace hp::pack {
namespace {

using namespace test;

// The good files and one more of this path, which stands in MANIFEST too.
Bytes with_path(const std::string& path) {
  Files files = good_files();
  files.emplace_back(path, "x");
  // The archive cannot hold such a name; its header is never reached.
  return tar_of(signed_files(manifest_of(files), good_files()));
}

Bytes with_manifest(void (*change)(std::string&)) {
  std::string manifest = manifest_of(good_files());
  change(manifest);
  return tar_of(signed_files(manifest, good_files()));
}

Bytes with_order(void (*change)(Files&)) {
  Files files = good_files();
  change(files);
  return tar_of(signed_files(manifest_of(files), files));
}

const std::vector<BadPack> all{
    {"path_climbs", [] { return with_path("text/../../etc/passwd"); }, "manifest.path-wrong"},
    {"path_climbs_at_its_start", [] { return with_path("../etc/passwd"); }, "manifest.path-wrong"},
    {"path_climbs_at_its_end", [] { return with_path("text/.."); }, "manifest.path-wrong"},
    {"path_stands_still", [] { return with_path("text/./a"); }, "manifest.path-wrong"},
    {"path_absolute", [] { return with_path("/etc/passwd"); }, "manifest.path-wrong"},
    {"path_upper_case", [] { return with_path("text/EN/ui.mo"); }, "manifest.path-wrong"},
    {"path_backslash", [] { return with_path("text\\..\\x"); }, "manifest.path-wrong"},
    {"path_with_a_drive", [] { return with_path("c:/text/x"); }, "manifest.path-wrong"},
    {"path_with_a_space", [] { return with_path("text/a b"); }, "manifest.path-wrong"},
    {"path_with_a_control_character", [] { return with_path("text/a\x1b[2J"); }, "manifest.path-wrong"},
    {"path_with_a_zero_byte", [] { return with_path(std::string("text/a\0b", 8)); }, "manifest.path-wrong"},
    {"path_with_a_kelvin_sign", [] { return with_path("text/\u212A"); }, "manifest.path-wrong"},
    {"path_in_another_folder", [] { return with_path("zoo/a"); }, "manifest.path-wrong"},
    {"path_in_no_folder", [] { return with_path("zzz"); }, "manifest.path-wrong"},
    {"path_of_manifest_itself", [] { return with_path("zMANIFEST"); }, "manifest.path-wrong"},
    {"path_is_a_top_folder", [] { return with_path("trust"); }, "manifest.path-wrong"},
    {"path_ends_in_a_slash", [] { return with_path("trust/"); }, "manifest.path-wrong"},
    {"path_with_two_slashes", [] { return with_path("trust//a"); }, "manifest.path-wrong"},
    {"path_of_101_bytes", [] { return with_path("trust/" + std::string(95, 'a')); }, "manifest.path-wrong"},
    {"path_empty", [] { return with_path(""); }, "manifest.line-wrong"},
    {"path_twice", [] { return with_path("text/en-gb/ui.mo"); }, "manifest.path-twice"},
    {"path_through_a_file", [] { return with_path("text/en-gb/ui.mo/a"); }, "manifest.file-as-folder"},
    {"pack_json_twice", [] { return with_path("pack.json"); }, "manifest.pack-json-not-first"},
    {"pack_json_not_first", [] { return with_order([](Files& files) { std::swap(files[0], files[1]); }); },
     "manifest.pack-json-not-first"},
    {"pack_json_missing", [] { return with_order([](Files& files) { files.erase(files.begin()); }); },
     "manifest.pack-json-not-first"},
    {"not_sorted", [] { return with_order([](Files& files) { std::swap(files[3], files[4]); }); },
     "manifest.not-sorted"},
    {"sorted_as_a_dictionary_is", [] { return with_path("text/en-gb/u_a"); }, "manifest.not-sorted"},

    {"empty", [] { return with_manifest([](std::string& manifest) { manifest.clear(); }); }, "manifest.empty"},
    {"empty_line", [] { return with_manifest([](std::string& manifest) { manifest.insert(0, "\n"); }); },
     "manifest.line-wrong"},
    {"empty_line_at_the_end", [] { return with_manifest([](std::string& manifest) { manifest += '\n'; }); },
     "manifest.line-wrong"},
    {"no_last_newline", [] { return with_manifest([](std::string& manifest) { manifest.pop_back(); }); },
     "manifest.line-wrong"},
    {"crlf_line_ends",
     [] { return with_manifest([](std::string& manifest) { manifest.insert(manifest.size() - 1, "\r"); }); },
     "manifest.path-wrong"},
    {"hex_in_upper_case",
     [] {
       return with_manifest([](std::string& manifest) {
         for (std::size_t i = 0; i < 128; ++i) manifest[i] = static_cast<char>(std::toupper(manifest[i]));
       });
     },
     "manifest.line-wrong"},
    {"hash_of_64_digits", [] { return with_manifest([](std::string& manifest) { manifest.erase(0, 64); }); },
     "manifest.line-wrong"},
    {"one_space", [] { return with_manifest([](std::string& manifest) { manifest.erase(128, 1); }); },
     "manifest.line-wrong"},
    {"binary_mark_of_b2sum", [] { return with_manifest([](std::string& manifest) { manifest[129] = '*'; }); },
     "manifest.line-wrong"},
    {"tab_for_spaces", [] { return with_manifest([](std::string& manifest) { manifest[128] = '\t'; }); },
     "manifest.line-wrong"},
    {"tagged_form_of_b2sum",
     [] {
       return with_manifest(
           [](std::string& manifest) { manifest = "BLAKE2b (pack.json) = " + manifest.substr(0, 128) + "\n"; });
     },
     "manifest.line-wrong"},
    {"hash_of_other_bytes", [] { return with_manifest([](std::string& manifest) { manifest[0] ^= 1; }); },
     "pack.hash-wrong"},
    {"last_line_missing",
     [] {
       return with_manifest(
           [](std::string& manifest) { manifest.resize(manifest.rfind('\n', manifest.size() - 2) + 1); });
     },
     "archive.end-wrong"},
    {"line_missing",
     [] {
       return with_manifest([](std::string& manifest) {
         const auto line = manifest.find('\n') + 1;
         manifest.erase(line, manifest.find('\n', line) + 1 - line);
       });
     },
     "archive.header-wrong"},
    {"hashes_of_two_files_swapped",
     [] {
       return with_manifest([](std::string& manifest) {
         const auto line = manifest.find('\n') + 1;
         std::swap_ranges(manifest.begin(), manifest.begin() + 128,
                          manifest.begin() + static_cast<std::ptrdiff_t>(line));
       });
     },
     "pack.hash-wrong"},
    {"hash_of_the_sound_wrong",
     [] { return with_manifest([](std::string& manifest) { manifest[manifest.find('\n') + 1] ^= 1; }); },
     "pack.hash-wrong"},
    {"more_lines_than_files", [] { return with_path("trust/a"); }, "archive.size-wrong"},
    {"more_than_4096_lines",
     [] {
       Files files{good_files().front()};
       for (int i = 10'000; i < 14'096; ++i) files.emplace_back("text/" + std::to_string(i), "");
       return tar_of(signed_files(manifest_of(files), files));
     },
     "manifest.too-many"},
};

}  // namespace

const std::vector<BadPack>& test::bad_manifests() { return all; }

}  // namespace hp::pack
