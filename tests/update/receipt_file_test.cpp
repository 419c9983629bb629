#include "update/receipt_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "pack_builder.h"

namespace hp::update {
namespace {

using namespace pack::test;
using std::chrono::milliseconds;

// A receipt in a folder of its own, a clock that stands still, and how often the file was replaced.
class ReceiptFileTest : public testing::Test {
 protected:
  pack::Receipt read() const {
    const auto text = pack::read_file(path(), pack::max_receipt_bytes);
    return text ? *pack::parse_receipt(*text) : pack::Receipt();
  }
  // Whether it was written anew since this was asked last. Each one is another file, put over the one before.
  bool is_new() {
    struct stat now {};
    ::stat(path().c_str(), &now);
    const bool is = now.st_ino != m_seen;
    m_keep.push_back(m_folder.path() + "/kept-" + std::to_string(m_keep.size()));
    std::filesystem::create_hard_link(path(), m_keep.back());  // so that its number is not given again
    m_seen = now.st_ino;
    return is;
  }
  std::string path() const { return m_folder.path() + "/receipt"; }
  TempFolder m_folder;
  std::chrono::steady_clock::time_point m_now{};
  std::vector<std::string> m_complaints, m_keep;
  ino_t m_seen = 0;
  ReceiptFile m_file{path(), [this](const std::string& sentence) { m_complaints.push_back(sentence); },
                     [this] { return m_now; }};
};

TEST_F(ReceiptFileTest, is_written_at_most_ten_times_a_second_while_working) {
  std::size_t written = 0;
  for (int thousandth = 0; thousandth < 3000; ++thousandth) {
    m_now += milliseconds(1);
    m_file.working(thousandth / 30);
    written += is_new();
  }
  EXPECT_EQ(written, 30u);
  EXPECT_EQ(read().percent, 2900 / 30);
}

TEST_F(ReceiptFileTest, says_how_it_ended_at_once) {
  m_file.working(0);
  m_file.working(99);
  EXPECT_EQ(read().percent, 0) << "within the same tenth of a second";
  m_file.refused(pack::RefusalCode::older);
  EXPECT_EQ(read().state, pack::Receipt::State::refused);
  EXPECT_EQ(read().code, pack::RefusalCode::older);
  EXPECT_FALSE(read().percent);
  m_file.installed({2026'11'20'01, 2026'11'21'01, {}, {}});
  EXPECT_EQ(read(), (pack::Receipt{pack::Receipt::State::installed, {}, 2026'11'20'01, 2026'11'21'01, {}, {}}));
}

TEST_F(ReceiptFileTest, that_cannot_be_written_is_complained_of_once) {
  std::filesystem::create_directories(path() + "/in-its-place");
  m_file.working(0);
  m_now += std::chrono::seconds(1);
  m_file.working(50);
  m_file.refused(pack::RefusalCode::failed);
  ASSERT_EQ(m_complaints.size(), 1u);
  EXPECT_TRUE(m_complaints[0].starts_with("the receipt: ")) << m_complaints[0];
  std::filesystem::remove_all(path());
  m_file.refused(pack::RefusalCode::failed);
  EXPECT_EQ(read().code, pack::RefusalCode::failed) << "it is tried again all the same";
}

}  // namespace
}  // namespace hp::update
