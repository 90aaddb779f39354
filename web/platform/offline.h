// Opening the hosted page without a network (web/offline/).
#pragma once

namespace beian::platform {

/// The page is hosted, secure and stands alone, and the browser could keep it.
bool can_be_kept();

/// Opens the page where that is switched on and off; must run inside a user gesture.
void open_keeping(bool english);

/// The kept page is shown first and compared with the hosted one afterwards: what that is, when it
/// is another, arrives at App::newer.
void watch_for_newer();

}  // namespace beian::platform
