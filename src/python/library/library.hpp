#pragma once

#include <memory>

#include "python/native.hpp"

namespace aludel::python::library {

// The standard library, one file for each module. A module is made once and shared by all evaluators.

std::shared_ptr<const NativeModule> math();
std::shared_ptr<const NativeModule> enum_();
std::shared_ptr<const NativeModule> functools();
std::shared_ptr<const NativeModule> contextlib();
std::shared_ptr<const NativeModule> sys();

// Values: dates, numbers, texts, digests.
std::shared_ptr<const NativeModule> base64();
std::shared_ptr<const NativeModule> binascii();
std::shared_ptr<const NativeModule> calendar();
std::shared_ptr<const NativeModule> datetime();
std::shared_ptr<const NativeModule> decimal();
std::shared_ptr<const NativeModule> fractions();
std::shared_ptr<const NativeModule> hashlib();
std::shared_ptr<const NativeModule> hmac();
std::shared_ptr<const NativeModule> html();
std::shared_ptr<const NativeModule> json();
std::shared_ptr<const NativeModule> json_decoder();
std::shared_ptr<const NativeModule> json_encoder();
std::shared_ptr<const NativeModule> random();
std::shared_ptr<const NativeModule> re();
std::shared_ptr<const NativeModule> secrets();
std::shared_ptr<const NativeModule> string();
std::shared_ptr<const NativeModule> strptime();
std::shared_ptr<const NativeModule> struct_();
std::shared_ptr<const NativeModule> textwrap();
std::shared_ptr<const NativeModule> time();
std::shared_ptr<const NativeModule> unicodedata();
std::shared_ptr<const NativeModule> uuid();
std::shared_ptr<const NativeModule> zoneinfo();

}  // namespace aludel::python::library
