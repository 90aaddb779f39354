// The words of the page, in Chinese and English. Data: assets/ui.json.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/filing/catalogue.h"
#include "core/report/report.h"

namespace beian {

void use_language(Language language);
Language language();

/// The text of a key; the key itself when it is missing (a test sees to it that none is).
const std::string& tr(std::string_view key);
/// The same with {placeholders} filled in.
std::string tr(std::string_view key,
               std::initializer_list<std::pair<std::string_view, std::string>> arguments);

const std::string& local(const LocalText& text);

}  // namespace beian
