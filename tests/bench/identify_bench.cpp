// Identifiers per second: medians, for one thread.
//
//   identify_bench          measurements
//   identify_bench --list   the list of resident IDs, one a line (input of identify_peer.mjs)
//   identify_bench --rate   resident IDs per second alone
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "core/assets.h"
#include "core/identity/identify.h"
#include "core/identity/regions.h"
#include "core/identity/resident_id.h"
#include "core/identity/uscc.h"
#include "tests/bench/lib/line.h"

using namespace beian;

namespace {

constexpr Date today{2026, 11, 22};

/// 100 numbers, constructed: regions from all over the list, order 000; every fourth one is wrong.
std::vector<std::string> numbers(const Regions& regions) {
  std::vector<std::string> list;
  const size_t step = regions.all().size() / 100;
  for (size_t i = 0; i < 100; ++i) {
    const Date birth{static_cast<int16_t>(1950 + i * 7 % 60), static_cast<uint8_t>(1 + i % 12),
                     static_cast<uint8_t>(1 + i % 28)};
    std::string id = std::to_string(regions.all()[i * step].code) + compact(birth) + "000";
    id += resident_id_check(id);
    if (i % 4 == 3) id[17] = id[17] == '0' ? '1' : '0';
    list.push_back(id);
  }
  return list;
}

/// Median of several runs: calls of `work` per second.
template <typename Work>
double per_second(size_t calls, Work work) {
  return 1000 * static_cast<double>(calls) / bench::median_ms(15, work);
}

}  // namespace

int main(int argc, char** argv) {
  const Regions regions(core_asset("regions.txt"));
  const std::vector<std::string> list = numbers(regions);
  if (argc > 1 && std::strcmp(argv[1], "--list") == 0) {
    for (const std::string& id : list) std::printf("%s\n", id.c_str());
    return 0;
  }
  constexpr size_t rounds = 2000;
  size_t valid = 0;
  const double ids = per_second(rounds * list.size(), [&] {
    for (size_t round = 0; round < rounds; ++round) {
      for (const std::string& id : list)
        valid += resident_id(id, today, regions).rejected() ? 0 : 1;
    }
  });
  if (argc > 1 && std::strcmp(argv[1], "--rate") == 0) {
    std::printf("%.0f\n", ids);
    return valid == 0 ? 1 : 0;
  }
  const double codes = per_second(rounds * 100, [&] {
    for (size_t i = 0; i < rounds * 100; ++i) {
      valid += uscc("91110000600037341L", regions).rejected() ? 0 : 1;
    }
  });
  const double identified = per_second(rounds * list.size() / 10, [&] {
    for (size_t round = 0; round < rounds / 10; ++round) {
      for (const std::string& id : list) {
        valid += identify(Kind::resident_id, id, {today, regions}).reasons.size();
      }
    }
  });
  const double parsed =
      per_second(1, [&] { valid += Regions(core_asset("regions.txt")).all().size(); });
  bench::line("resident IDs", ids, "/s");
  bench::line("social credit codes", codes, "/s");
  bench::line("resident IDs with their parts as text", identified, "/s");
  bench::line("region codes loaded, once", 1000 / parsed, "ms");
  return valid == 0 ? 1 : 0;  // keeps the work from being optimised away
}
