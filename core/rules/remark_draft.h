// A first version of 小程序备注 (icp_applets.base_info.comment), for the applicant to edit.
#pragma once
#include <string>

namespace beian {

class Filing;
struct RulePack;

/// Made of the applicant's own fields: kinds of service, introduction, and the sentences that the
/// province wants. 20–200 字; "XXX" stands for what only the applicant knows.
std::string remark_draft(const Filing& filing, const RulePack& pack);

}  // namespace beian
