-- A version that members have seen is never changed, not even by a program that goes wrong.
revoke update, delete, truncate on meeting.minutes_version from ${app};
