#pragma once
// The pictograms of the program itself: code points of Material Icons, which the pack carries as fonts/icons.ttf. An
// icon that points along the line of reading is mirrored in RTL languages; the others never are.
#include <array>
#include <cstdint>

namespace hp::kiosk::icon {

inline constexpr std::uint32_t back = 0xE5C4;         // arrow_back, mirrors
inline constexpr std::uint32_t forward = 0xE5C8;      // arrow_forward, mirrors
inline constexpr std::uint32_t home = 0xE88A;         // home
inline constexpr std::uint32_t language = 0xE894;     // language (a globe)
inline constexpr std::uint32_t easier = 0xE245;       // format_size
inline constexpr std::uint32_t close = 0xE5CD;        // close
inline constexpr std::uint32_t more = 0xE5CF;         // expand_more
inline constexpr std::uint32_t phone = 0xE61D;        // phone_in_talk
inline constexpr std::uint32_t note = 0xE88E;         // info
inline constexpr std::uint32_t danger = 0xE002;       // warning
inline constexpr std::uint32_t who = 0xE7EF;          // group
inline constexpr std::uint32_t what_for = 0xE8AF;     // question_answer
inline constexpr std::uint32_t free = 0xE25C;         // money_off
inline constexpr std::uint32_t hours = 0xE614;        // event_available
inline constexpr std::uint32_t interpreter = 0xE91F;  // record_voice_over
inline constexpr std::uint32_t anonymous = 0xE7FF;    // person_outline
inline constexpr std::uint32_t web = 0xE80B;          // public
inline constexpr std::uint32_t chosen = 0xE876;       // done
inline constexpr std::uint32_t staff = 0xE925;        // pan_tool (a raised hand)
inline constexpr std::uint32_t mobile = 0xE32C;       // smartphone
inline constexpr std::uint32_t touch = 0xE913;        // touch_app
inline constexpr std::uint32_t lower = 0xE258;        // vertical_align_bottom
inline constexpr std::uint32_t time = 0xE193;         // add_alarm
inline constexpr std::uint32_t unsure = 0xE8FD;       // help_outline
inline constexpr std::uint32_t privacy = 0xE897;      // lock
inline constexpr std::uint32_t working = 0xE627;      // sync
inline constexpr std::uint32_t installed = 0xE86C;    // check_circle
inline constexpr std::uint32_t refused = 0xE5C9;      // cancel

inline constexpr std::array all{back,        forward,   home,   language, easier,   close,     more,
                                phone,       note,      danger, who,      what_for, free,      hours,
                                interpreter, anonymous, web,    chosen,   staff,    mobile,    touch,
                                lower,       time,      unsure, privacy,  working,  installed, refused};

}  // namespace hp::kiosk::icon
