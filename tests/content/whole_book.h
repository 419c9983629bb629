#pragma once
// A whole book, with one of everything, and the numbers of its pack.
#include <map>
#include <string>

namespace hp::content {

inline const std::map<std::string, std::string> numbers_of_whole_book{{"999", "999"}, {"msh", "08000 121 700"}};

inline std::string whole_book() {
  return R"({"format":1,"language":"ar",
    "topics":[{"id":"me","icon":59641,"title":["أنا"],"pages":[]},
              {"id":"work","icon":59641,"title":["العمل"],"pages":["work/pay"]},
              {"id":"news","icon":59641,"title":["News"],"language":"en-GB","pages":["news/day"]}],
    "pages":[{"id":"work/pay","topic":"work","icon":59641,"audience":"public","title":["الأجر"],"summary":["s"],
              "language":"en-GB","unchecked":true,"blocks":[{"list":[["Pay: ",{"fact":"nmw-21","bold":true}]]},
              {"text":["a",{"text":"b","link":"work/pay"}],"until":"2027-03-31","fallback":["c"]},{"helpline":"msh"}]},
             {"id":"news/day","topic":"news","icon":59641,"audience":"public","title":["n"],"summary":["s"],
              "until":"2027-03-31","date":"24 November 2026","blocks":[]}],
    "helplines":[{"id":"msh","name":"Helpline","hours":["24/7"],"checked":"23 November 2026","unchecked":true}],
    "questions":{"topic":"me","icon":59641,"list":[{"id":"papers","ask":["هل؟"],"help":["Ask ",{"phone":"msh"}],
                  "pages":["work/pay"]},{"id":"debt","language":"en-GB","ask":["Debt?"],"pages":[]}],
                 "some":{"title":["t"],"say":[["x"],["y"]],"pages":["work/pay"],"helplines":["msh"]},
                 "none":{"language":"en-GB","title":["t"],"say":[["z"]],"pages":[],"helplines":[]},"unchecked":true},
    "facts":{"nmw-21":"£12.71"}})";
}

}  // namespace hp::content
