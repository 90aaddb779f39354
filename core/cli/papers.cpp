#include "core/cli/papers.h"

#include <algorithm>
#include <cstdio>

#include "core/cli/gbk.h"
#include "core/cli/pictures.h"
#include "core/document/inspect.h"
#include "core/package/entry.h"
#include "core/rules/slots.h"

namespace beian::cli {

Papers add_papers(Filing& filing, const RulePack& pack, const std::string& folder) {
  Papers papers;
  papers.folder = read_folder(folder);
  std::vector<Json> facts;
  for (const GivenFile& file : papers.folder.files)
    facts.push_back(inspect_document(file.bytes, file.name, gbk_to_utf8));
  const std::vector<Place> places = place_documents(filing, pack, facts);
  PicturePlacer pictures(filing);
  Json entries = Json::array();
  for (size_t i = 0; i < facts.size(); ++i) {
    const GivenFile& file = papers.folder.files[i];
    std::string path;
    if (is_picture_too(places[i], file.name)) path = pictures.add(file.bytes, file.name);
    const bool nowhere = path.empty() && places[i].path.empty();
    if (path.empty() || !places[i].path.empty())
      entries.push_back(document_entry(facts[i], places[i]));
    if (nowhere) papers.unplaced.push_back(file.path);
    papers.documents.push_back({std::move(facts[i]), places[i], std::move(path)});
  }
  for (const Json& archive : papers.folder.archives) entries.push_back(archive);
  pictures.finish();
  add_documents(filing, std::move(entries));
  return papers;
}

void tell_unplaced(const Papers& papers) {
  std::string said;
  for (const std::string& path : papers.unplaced)
    said += path + ": its name fits no paper of the filing\n";
  for (const std::string& path : papers.folder.too_large)
    said += path + ": too large, not looked at\n";
  std::fwrite(said.data(), 1, said.size(), stderr);
}

}  // namespace beian::cli
