#include "core/identity/email.h"

#include "tests/unit/identity_fixture.h"

using namespace beian;
using namespace beian::test;

TEST_CASE("mailboxes of public test suites") {
  static constexpr Vector vectors[] = {
#include "tests/unit/vectors_email.inc"
  };
  check_vectors(Kind::email, vectors);
}

TEST_CASE("mailboxes: reasons and parts") {
  static constexpr Case cases[] = {
      {"lin.yangli@example.com", 'v', "", "domain", "example.com"},
      {"a@QQ.com", 'v', ""},
      {"a@qq.con", 'u', "email-typo", "suggestion", "a@qq.com"},
      {"a@gmial.com", 'u', "email-typo", "suggestion", "a@gmail.com"},
      {"a＠qq。com", 'i', "text-full-width", "suggestion", "a@qq.com"},
      {"a＠qq。con", 'i', "email-typo", "suggestion", "a@qq.com"},
      {" a@qq.com ", 'i', "text-spaces", "suggestion", "a@qq.com"},
      {"a@qq,com", 'i', "email-comma", "suggestion", "a@qq.com"},
      {"林样例 <a@qq.com>", 'i', "email-display-name", "suggestion", "a@qq.com"},
      {"张三@公司.中国", 'u', "email-international"},
      {"\"a b\"@example.com", 'i', "text-spaces"},
      {"\"a.b\"@example.com", 'u', "email-quoted"},
      {"a@xn--fiq228c.com", 'u', "email-international"},
      {"a@@163.com", 'i', "email-at"},
      {"a.163.com", 'i', "email-at"},
      {".a@qq.com", 'i', "email-local"},
      {"a..b@qq.com", 'i', "email-local"},
      {"@qq.com", 'i', "email-local"},
      {"a@-qq.com", 'i', "email-domain"},
      {"a@qq.com.", 'i', "email-domain"},
      {"a@;.com", 'i', "email-domain"},
      {"a@localhost", 'i', "email-domain-dot"},
      {"a@1.1.1.1", 'i', "email-ip-address"},
      {"a@[1.1.1.1]", 'i', "email-ip-address"},
      {"", 'i', "text-empty"},
  };
  check_cases(Kind::email, cases);
  CHECK(look(Kind::email, "a@QQ.com").normalized == "a@qq.com");
  CHECK(look(Kind::email, std::string(300, 'a') + "@qq.com").has("text-length"));
  CHECK(look(Kind::email, std::string(3000, 'a') + "@qq.com").has("text-length"));
}
