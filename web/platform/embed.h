// The site this page may be embedded in, as embed.js speaks to it. Alone, nothing of this does
// anything. What comes from it arrives at app/host.h.
#pragma once
#include <string_view>

namespace beian::platform {

/// The applicant's decision on what host::ask() was called with.
void answer_host(bool yes, bool always);
/// host::arm() follows after a moment.
void arm_consent_soon();
/// "Always for this visit" is over.
void forget_consent();

/// The report may be another one.
void tell_host_changed();
/// So many pictures still have to be looked at.
void tell_host_waiting(int pictures);
/// So many CSS pixels the page would like to have.
void tell_host_height(float height);
/// The applicant wants to leave.
void tell_host_leave();

/// Finds the part of the page that is on the screen; it arrives at host::set_seen().
void look_where_seen();

}  // namespace beian::platform
