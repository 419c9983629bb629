# helppoint_room(NAME USES room… PRIVATE library… SOURCES file…)
#   one static library hp_NAME. USES are the rooms it may call; PRIVATE are third-party libraries no header of it shows.
# helppoint_test(ROOM SOURCES file… [LINK library…])
#   one test program ROOM_test that links only its room, run by ctest from the source folder.
find_package(PkgConfig REQUIRED)

add_library(hp_base STATIC ${CMAKE_SOURCE_DIR}/src/utf8.cpp ${CMAKE_SOURCE_DIR}/src/language.cpp)

function(helppoint_room name)
  cmake_parse_arguments(ROOM "" "" "USES;PRIVATE;SOURCES" ${ARGN})
  add_library(hp_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(hp_${name} PUBLIC hp_base)
  foreach(used ${ROOM_USES})
    target_link_libraries(hp_${name} PUBLIC hp_${used})
  endforeach()
  target_link_libraries(hp_${name} PRIVATE ${ROOM_PRIVATE})
endfunction()

function(helppoint_test room)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${room}_test ${TEST_SOURCES})
  target_link_libraries(${room}_test PRIVATE hp_${room} ${TEST_LINK} GTest::gtest GTest::gtest_main)
  target_compile_definitions(${room}_test PRIVATE HELPPOINT_SOURCE="${CMAKE_SOURCE_DIR}" HELPPOINT_BUILD="${CMAKE_BINARY_DIR}")
  add_test(NAME ${room} COMMAND ${room}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
