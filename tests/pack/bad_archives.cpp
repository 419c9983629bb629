// Packs whose container is damaged or dressed up; MANIFEST and its signatures are right. Each is named by its damage.
#include "bad_packs.h"

namespace hp::pack {
namespace {

using namespace test;

constexpr const char* word = "text/en-gb/ui.mo";      // the last file
constexpr const char* font = "fonts/latin-bold.ttf";  // one in the middle

// A pack with one field of one header changed, checksum right.
Bytes with_field(const char* file, std::size_t at, std::string_view text) {
  Bytes pack = good_pack();
  set_field(pack, header_of(pack, file), at, text);
  return pack;
}

Bytes with_byte(std::size_t (*where)(const Bytes&)) {
  Bytes pack = good_pack();
  pack[where(pack)] ^= std::byte{1};
  return pack;
}

Bytes with_tail(std::size_t bytes, char fill) {
  Bytes pack = good_pack();
  pack.resize(pack.size() + bytes, static_cast<std::byte>(fill));
  return pack;
}

Bytes shortened(std::size_t bytes) {
  Bytes pack = good_pack();
  pack.resize(pack.size() - bytes);
  return pack;
}

// The good pack with this file put before another.
Bytes with_file_before(const char* before, std::string name, std::string content) {
  Files files = signed_files(manifest_of(good_files()), good_files());
  for (auto file = files.begin(); file != files.end(); ++file)
    if (file->first == before) {
      files.insert(file, {std::move(name), std::move(content)});
      return tar_of(files);
    }
  return {};
}

// An entry of GNU tar or pax that says something of the file after it.
Bytes with_special_before(const char* before, char type, const std::string& name,
                          const std::string& says = "text/en-gb/very-long-name") {
  Bytes pack = with_file_before(before, name, says);
  set_field(pack, header_of(pack, name), 156, std::string_view(&type, 1));
  return pack;
}

// An entry that is no file.
Bytes with_entry_before(const char* before, char type, const std::string& name, const std::string& leads_to) {
  Bytes pack = with_file_before(before, name, "");
  set_field(pack, header_of(pack, name), 156, type + leads_to);
  return pack;
}

// The good pack with other bytes in one file, whose header says their number.
Bytes with_content(const std::string& content) {
  Files files = good_files();
  for (auto& [name, bytes] : files)
    if (name == font) bytes = content;
  return tar_of(signed_files(manifest_of(good_files()), files));
}

Bytes without(const char* name) {
  Files files = signed_files(manifest_of(good_files()), good_files());
  std::erase_if(files, [&](const auto& file) { return file.first == name; });
  return tar_of(files);
}

const std::vector<BadPack> all{
    {"empty_file", [] { return Bytes(); }, "archive.not-a-pack"},
    {"one_zero_byte", [] { return Bytes(1); }, "archive.not-a-pack"},
    {"zero_blocks_only", [] { return Bytes(1024); }, "archive.not-a-pack"},
    {"a_zip", [] { return bytes_of("PK\x03\x04" + std::string(2000, 'x')); }, "archive.not-a-pack"},
    {"manifest_not_first", [] { return tar_of(good_files()); }, "archive.not-a-pack"},
    {"manifest_too_long",
     [] {
       const std::string longest(max_manifest_bytes + 1, '0');
       return tar_of(signed_files(longest, {}));
     },
     "archive.too-large"},
    {"manifest_header_alone", [] { return shortened(good_pack().size() - 512); }, "archive.truncated"},

    {"header_with_mode", [] { return with_field(font, 100, "0000755"); }, "archive.header-wrong"},
    {"header_with_uid", [] { return with_field(font, 108, "0001750"); }, "archive.header-wrong"},
    {"header_with_gid", [] { return with_field(font, 116, "0001750"); }, "archive.header-wrong"},
    {"header_with_mtime", [] { return with_field(font, 136, "14000000000"); }, "archive.header-wrong"},
    {"header_with_user_name", [] { return with_field(font, 265, "root"); }, "archive.header-wrong"},
    {"header_with_group_name", [] { return with_field(font, 297, "root"); }, "archive.header-wrong"},
    {"header_with_device", [] { return with_field(font, 329, "0000001"); }, "archive.header-wrong"},
    {"header_with_prefix", [] { return with_field(font, 345, "etc"); }, "archive.header-wrong"},
    {"header_with_bytes_after_its_fields", [] { return with_field(font, 511, "x"); }, "archive.header-wrong"},
    {"header_of_old_gnu_tar", [] { return with_field(font, 257, "ustar  "); }, "archive.header-wrong"},
    {"header_checksum_wrong", [] { return with_byte([](const Bytes& p) { return header_of(p, font) + 153; }); },
     "archive.header-wrong"},
    {"header_of_manifest_with_mtime", [] { return with_field("MANIFEST", 136, "14000000000"); },
     "archive.header-wrong"},
    {"header_of_signature_with_uid", [] { return with_field("MANIFEST.2.minisig", 108, "0001750"); },
     "archive.header-wrong"},
    {"header_of_sound_with_mtime", [] { return with_field("audio/en-gb/help.opus", 136, "14000000000"); },
     "archive.header-wrong"},
    {"name_with_text_after_its_end",
     [] { return with_field(font, std::string_view(font).size() + 1, "../../etc/passwd"); }, "archive.header-wrong"},
    {"name_climbs", [] { return with_field(font, 0, "fonts/../x-bold.ttf"); }, "archive.header-wrong"},
    {"name_absolute", [] { return with_field(font, 0, "/onts/latin-bold.ttf"); }, "archive.header-wrong"},
    {"name_begins_here", [] { return with_field(font, 0, std::string_view("./fonts/latin-bold.ttf\0", 23)); },
     "archive.header-wrong"},
    {"name_upper_case", [] { return with_field(font, 0, "FONTS"); }, "archive.header-wrong"},
    {"name_empty", [] { return with_field(font, 0, std::string(100, '\0')); }, "archive.header-wrong"},
    {"name_of_manifest_bent", [] { return with_field("MANIFEST", 7, "S"); }, "archive.not-a-pack"},
    {"name_of_signature_bent", [] { return with_field("MANIFEST.2.minisig", 17, "h"); }, "archive.signature-number"},
    {"name_split_between_prefix_and_name",
     [] {
       Bytes pack = good_pack();
       const std::size_t header = header_of(pack, font);
       set_field(pack, header, 345, "fonts");
       set_field(pack, header, 0, std::string("latin-bold.ttf") + std::string(6, '\0'));
       return pack;
     },
     "archive.header-wrong"},
    {"name_of_another_file", [] { return with_field(font, 0, "fonts/other-bold.ttf"); }, "archive.header-wrong"},

    {"type_symlink", [] { return with_field(font, 156, "2/etc/passwd"); }, "archive.header-wrong"},
    {"type_hard_link", [] { return with_field(font, 156, "1MANIFEST"); }, "archive.header-wrong"},
    {"type_device", [] { return with_field(font, 156, "3"); }, "archive.header-wrong"},
    {"type_folder", [] { return with_field(font, 156, "5"); }, "archive.header-wrong"},
    {"type_old_nul", [] { return with_field(font, 156, std::string_view("\0", 1)); }, "archive.header-wrong"},
    {"type_sparse", [] { return with_field(font, 156, "S"); }, "archive.header-wrong"},
    {"gnu_long_name", [] { return with_special_before(font, 'L', "././@LongLink"); }, "archive.header-wrong"},
    {"pax_header", [] { return with_special_before(font, 'x', "PaxHeaders/bold"); }, "archive.header-wrong"},
    {"pax_global_header", [] { return with_special_before("pack.json", 'g', "pax_global_header"); },
     "archive.header-wrong"},

    {"pax_sparse",
     [] {
       return with_special_before(font, 'x', "GNUSparseFile.0/bold", "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n");
     },
     "archive.header-wrong"},
    {"pax_size", [] { return with_special_before(font, 'x', "PaxHeaders/bold", "12 size=99\n"); },
     "archive.header-wrong"},
    {"pax_path", [] { return with_special_before(font, 'x', "PaxHeaders/bold", "22 path=../etc/passwd\n"); },
     "archive.header-wrong"},
    {"gnu_long_link", [] { return with_special_before(font, 'K', "././@LongLink"); }, "archive.header-wrong"},
    {"gnu_sparse_map",
     [] {
       Bytes pack = good_pack();
       const std::size_t header = header_of(pack, font);
       set_field(pack, header, 386, std::string_view("00000000000\00000000004", 23));
       set_field(pack, header, 156, "S");
       return pack;
     },
     "archive.header-wrong"},

    {"size_in_base_256", [] { return with_field(font, 124, std::string_view("\x80\0\0\0\0\0\0\0\0\0\0\4", 12)); },
     "archive.size-wrong"},
    {"size_with_spaces", [] { return with_field(font, 124, "          4"); }, "archive.size-wrong"},
    {"size_with_a_digit_8", [] { return with_field(font, 124, "00000000008"); }, "archive.size-wrong"},
    {"size_negative", [] { return with_field(font, 124, "-0000000004"); }, "archive.size-wrong"},
    {"size_of_twelve_digits", [] { return with_field(font, 124, "000000000004"); }, "archive.size-wrong"},
    {"size_4_gib", [] { return with_field(font, 124, "40000000000"); }, "archive.truncated"},
    {"size_4_gib_and_a_byte", [] { return with_field(font, 124, "40000000001"); }, "archive.too-large"},
    {"size_8_gib_less_a_block", [] { return with_field(font, 124, "77777777000"); }, "archive.too-large"},
    {"size_8_gib_in_twelve_digits", [] { return with_field(font, 124, "100000000000"); }, "archive.size-wrong"},
    {"size_8_gib_in_base_256", [] { return with_field(font, 124, std::string_view("\x80\0\0\0\0\0\0\2\0\0\0\0", 12)); },
     "archive.size-wrong"},
    {"size_2_to_the_63_in_base_256",
     [] { return with_field(font, 124, std::string_view("\x80\0\0\0\x80\0\0\0\0\0\0\0", 12)); }, "archive.size-wrong"},
    {"size_of_sound_4_gib", [] { return with_field("audio/en-gb/help.opus", 124, "40000000000"); },
     "archive.truncated"},
    {"size_8_gib_less_a_byte", [] { return with_field(font, 124, "77777777777"); }, "archive.too-large"},
    {"size_past_the_end", [] { return with_field(font, 124, "00000100000"); }, "archive.truncated"},
    {"size_one_less", [] { return with_field(font, 124, "00000000003"); }, "archive.padding-wrong"},
    {"size_one_more", [] { return with_field(font, 124, "00000000005"); }, "pack.hash-wrong"},
    {"size_a_block_more", [] { return with_field(font, 124, "00000001004"); }, "archive.padding-wrong"},
    {"size_nothing", [] { return with_field(font, 124, "00000000000"); }, "archive.size-wrong"},
    {"size_of_manifest_8_gib", [] { return with_field("MANIFEST", 124, "77777777777"); }, "archive.too-large"},
    {"size_of_signature_3000", [] { return with_field("MANIFEST.1.minisig", 124, "00000005670"); },
     "archive.too-large"},

    {"padding_not_zero", [] { return with_byte([](const Bytes& p) { return content_of(p, font) + 511; }); },
     "archive.padding-wrong"},
    {"padding_of_sound_not_zero",
     [] { return with_byte([](const Bytes& p) { return content_of(p, "audio/en-gb/help.opus") + 100; }); },
     "archive.padding-wrong"},
    {"padding_of_manifest_not_zero",
     [] { return with_byte([](const Bytes& p) { return header_of(p, "MANIFEST.1.minisig") - 1; }); },
     "archive.padding-wrong"},
    {"padding_of_signature_not_zero",
     [] { return with_byte([](const Bytes& p) { return header_of(p, "pack.json") - 1; }); }, "archive.padding-wrong"},
    {"byte_of_a_font_flipped", [] { return with_byte([](const Bytes& p) { return content_of(p, font); }); },
     "pack.hash-wrong"},
    {"byte_of_a_word_flipped", [] { return with_byte([](const Bytes& p) { return content_of(p, word); }); },
     "pack.hash-wrong"},
    {"byte_of_pack_json_flipped", [] { return with_byte([](const Bytes& p) { return content_of(p, "pack.json"); }); },
     "pack.hash-wrong"},

    {"file_not_in_manifest", [] { return with_file_before(word, "text/en-gb/more.json", "{}"); },
     "archive.header-wrong"},
    {"file_not_in_manifest_at_the_end",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       files.emplace_back("text/en-gb/z.json", "{}");
       return tar_of(files);
     },
     "archive.end-wrong"},
    {"file_not_in_manifest_before_pack_json", [] { return with_file_before("pack.json", "fonts/a.ttf", "a"); },
     "archive.header-wrong"},
    {"manifest_twice", [] { return with_file_before("pack.json", "MANIFEST", manifest_of(good_files())); },
     "archive.signature-number"},
    {"symlink_not_in_manifest", [] { return with_entry_before(font, '2', "fonts/a.ttf", "/etc/passwd"); },
     "archive.header-wrong"},
    {"hard_link_not_in_manifest", [] { return with_entry_before(font, '1', "fonts/a.ttf", "pack.json"); },
     "archive.header-wrong"},
    {"device_not_in_manifest", [] { return with_entry_before(font, '3', "fonts/a.ttf", ""); }, "archive.header-wrong"},
    {"folder_not_in_manifest", [] { return with_entry_before(font, '5', "fonts/", ""); }, "archive.header-wrong"},
    {"symlink_in_the_place_of_a_file",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       for (auto& [name, content] : files)
         if (name == font) content.clear();
       Bytes pack = tar_of(files);
       set_field(pack, header_of(pack, font), 156, "2/etc/passwd");
       return pack;
     },
     "archive.header-wrong"},
    {"pack_json_missing", [] { return without("pack.json"); }, "archive.header-wrong"},
    {"no_file_at_all", [] { return tar_of(signed_files(manifest_of(good_files()), {})); }, "archive.size-wrong"},
    {"contents_of_two_files_swapped",
     [] {
       Files files = good_files();
       std::swap(files[2].second, files[3].second);
       return tar_of(signed_files(manifest_of(good_files()), files));
     },
     "pack.hash-wrong"},
    {"file_longer_than_signed", [] { return with_content("boldly"); }, "pack.hash-wrong"},
    {"file_shorter_than_signed", [] { return with_content("bol"); }, "pack.hash-wrong"},
    {"file_emptied", [] { return with_content(""); }, "pack.hash-wrong"},
    {"file_missing", [] { return without(font); }, "archive.header-wrong"},
    {"last_file_missing", [] { return without(word); }, "archive.size-wrong"},
    {"file_twice", [] { return with_file_before(word, font, "bold"); }, "archive.header-wrong"},
    {"files_in_another_order",
     [] {
       Files files = signed_files(manifest_of(good_files()), good_files());
       std::swap(files[4], files[5]);
       return tar_of(files);
     },
     "archive.header-wrong"},

    {"one_byte_after_the_end", [] { return with_tail(1, '\0'); }, "archive.end-wrong"},
    {"third_zero_block_at_the_end", [] { return with_tail(512, '\0'); }, "archive.end-wrong"},
    {"padded_to_ten_kib_as_tar_does", [] { return with_tail(10240 - good_pack().size() % 10240, '\0'); },
     "archive.end-wrong"},
    {"text_after_the_end", [] { return with_tail(20, 'x'); }, "archive.end-wrong"},
    {"one_byte_short", [] { return shortened(1); }, "archive.truncated"},
    {"one_zero_block_at_the_end", [] { return shortened(512); }, "archive.truncated"},
    {"no_zero_block_at_the_end", [] { return shortened(1024); }, "archive.truncated"},
    {"last_block_not_zero", [] { return with_byte([](const Bytes& p) { return p.size() - 1; }); }, "archive.end-wrong"},
};

}  // namespace

const std::vector<BadPack>& test::bad_archives() { return all; }

}  // namespace hp::pack
