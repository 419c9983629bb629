#include "kiosk/picture.h"

#include <png.h>

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace hp::kiosk {
namespace {

struct Close {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

// libpng reports by longjmp: nothing with a destructor may be made between here and png_destroy_write_struct.
bool encode(std::FILE* out, const paint::Surface& surface, std::vector<png_byte>& row) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  if (png == nullptr) return false;
  png_infop info = png_create_info_struct(png);
  if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_init_io(png, out);
  png_set_compression_level(png, 3);
  png_set_IHDR(png, info, static_cast<png_uint_32>(surface.width), static_cast<png_uint_32>(surface.height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (int y = 0; y < surface.height; ++y) {
    const std::uint32_t* pixels = surface.row(y);
    for (int x = 0; x < surface.width; ++x) {
      row[static_cast<std::size_t>(x) * 3] = static_cast<png_byte>(pixels[x] >> 16);
      row[static_cast<std::size_t>(x) * 3 + 1] = static_cast<png_byte>(pixels[x] >> 8);
      row[static_cast<std::size_t>(x) * 3 + 2] = static_cast<png_byte>(pixels[x]);
    }
    png_write_row(png, row.data());
  }
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

Result<void> write_png(const std::string& file, const paint::Surface& surface) {
  const std::string beside = file + ".part";
  const auto refuse = [&](const std::string& why) {
    std::remove(beside.c_str());
    return Error{"picture.unwritable", file + ": " + why + "; is the folder there, and has the disk room?"};
  };
  std::unique_ptr<std::FILE, Close> out(std::fopen(beside.c_str(), "wb"));
  if (!out) return refuse(std::strerror(errno));
  std::vector<png_byte> row(static_cast<std::size_t>(surface.width) * 3);
  const bool whole = encode(out.get(), surface, row) && std::fflush(out.get()) == 0;
  out.reset();
  if (!whole) return refuse("the picture could not be written");
  if (std::rename(beside.c_str(), file.c_str()) != 0) return refuse(std::strerror(errno));
  return {};
}

}  // namespace hp::kiosk
